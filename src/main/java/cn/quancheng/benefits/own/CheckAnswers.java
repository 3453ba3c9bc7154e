package cn.quancheng.benefits.own;

import cn.quancheng.benefits.fulfilments.Fulfilment;
import cn.quancheng.benefits.objections.Objections;
import cn.quancheng.benefits.objections.OwnObjection;
import cn.quancheng.merchants.Branch;
import cn.quancheng.merchants.Merchant;
import cn.quancheng.merchants.Merchants;
import cn.quancheng.platform.Messages;
import cn.quancheng.platform.Page;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Scenarios;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Merchants' questions as their citizen reads them: with names, words and what was objected. */
@ApplicationScoped
class CheckAnswers {
    private final Merchants merchants;
    private final Scenarios scenarios;
    private final Objections objections;
    private final Messages messages;
    private final Clock clock;

    CheckAnswers(Merchants merchants, Scenarios scenarios, Objections objections, Messages messages, Clock clock) {
        this.merchants = merchants;
        this.scenarios = scenarios;
        this.objections = objections;
        this.messages = messages;
        this.clock = clock;
    }

    Page<OwnChecksResource.OwnCheck> of(long citizen, Page<OwnChecks.Check> found) {
        Map<Long, Merchant> named = merchants.all(
                found.items().stream().map(OwnChecks.Check::merchantId).collect(Collectors.toSet()));
        Map<UUID, OwnObjection> objected = objections.of(
                citizen,
                found.items().stream()
                        .filter(check -> check.fulfilment() == Fulfilment.NO_SHOW)
                        .map(OwnChecks.Check::id)
                        .toList());
        Instant now = clock.instant();
        return found.map(check ->
                shown(check, Optional.ofNullable(named.get(check.merchantId())), objected.get(check.id()), now));
    }

    private OwnChecksResource.OwnCheck shown(
            OwnChecks.Check check, Optional<Merchant> merchant, @Nullable OwnObjection objection, Instant now) {
        return new OwnChecksResource.OwnCheck(
                check.id(),
                check.at(),
                merchant.map(Merchant::name).orElse("-"),
                branch(check.branch(), merchant),
                check.scenario(),
                scenarios.version(check.versionId()).map(BenefitScenario::title).orElse(check.scenario()),
                check.isEligible(),
                check.isEligible() ? null : messages.text("benefits.no-" + check.outcome()),
                check.state(now),
                check.heldUntil(),
                check.takenAt(),
                check.returnedAt(),
                check.fulfilment(),
                check.pausedUntil(),
                objection);
    }

    private static @Nullable String branch(@Nullable String code, Optional<Merchant> merchant) {
        return code == null
                ? null
                : merchant.flatMap(one -> one.branch(code)).map(Branch::name).orElse(code);
    }
}

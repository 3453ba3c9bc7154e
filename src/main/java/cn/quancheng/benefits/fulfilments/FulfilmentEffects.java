package cn.quancheng.benefits.fulfilments;

import cn.quancheng.benefits.BenefitSettings;
import cn.quancheng.merchants.Merchant;
import cn.quancheng.messages.BenefitMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.platform.Sql;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Scenarios;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** What follows for a citizen from a merchant's word: a record where it was kept, a pause of that offer where not; never points less. */
@ApplicationScoped
class FulfilmentEffects {
    private static final String PAUSE =
            "INSERT INTO benefit_pauses (citizen_id, scenario, check_id, until) VALUES (?, ?, ?, ?)";

    private final KeptRecords kept;
    private final AgroalDataSource database;
    private final Scenarios scenarios;
    private final CitizenMessages told;
    private final BenefitSettings settings;
    private final Clock clock;

    FulfilmentEffects(
            KeptRecords kept,
            AgroalDataSource database,
            Scenarios scenarios,
            CitizenMessages told,
            BenefitSettings settings,
            Clock clock) {
        this.kept = kept;
        this.database = database;
        this.scenarios = scenarios;
        this.told = told;
        this.settings = settings;
        this.clock = clock;
    }

    /** With the citizen and the redemption locked. */
    void follow(long citizen, Redeemed redeemed, Fulfilment fulfilment, Merchant merchant) throws SQLException {
        String title = scenarios
                .version(redeemed.versionId())
                .map(BenefitScenario::title)
                .orElse(redeemed.scenario());
        switch (fulfilment) {
            case KEPT -> {
                kept.add(citizen, redeemed.id(), LocalDate.ofInstant(redeemed.takenAt(), clock.getZone()));
                told.tell(citizen, new BenefitMessage.Kept(title, merchant.name()));
            }
            case NO_SHOW -> {
                OffsetDateTime until =
                        OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS).plus(settings.pause());
                try (Connection connection = database.getConnection()) {
                    Sql.update(connection, PAUSE, citizen, redeemed.scenario(), redeemed.id(), until);
                }
                told.tell(citizen, new BenefitMessage.NoShow(title, merchant.name(), until.toLocalDate()));
            }
        }
    }
}

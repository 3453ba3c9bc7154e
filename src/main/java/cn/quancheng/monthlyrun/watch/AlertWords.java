package cn.quancheng.monthlyrun.watch;

import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.Messages;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** Says in plain words why a run was held back. */
@ApplicationScoped
class AlertWords {
    private static final double PERCENT = 100;

    private final Messages messages;

    AlertWords(Messages messages) {
        this.messages = messages;
    }

    String of(Alert alert) {
        Measure measure = alert.measure();
        String subject = Objects.requireNonNullElse(measure.subject(), "");
        return switch (measure.kind()) {
            case SCORED -> {
                double last = Objects.requireNonNull(measure.usual());
                yield text(
                        measure,
                        Math.round(last),
                        Math.round(measure.value()),
                        percent(1 - measure.value() / last),
                        percent(1 - measure.bound() / last));
            }
            case SCORE_PSI -> text(measure, psi(measure.value()), psi(measure.bound())) + model(alert);
            case INDICATOR_PSI -> text(measure, subject, psi(measure.value()), psi(measure.bound())) + model(alert);
            case TIERS_CHANGED -> text(measure, percent(measure.value()), percent(measure.bound())) + model(alert);
            case DEPARTMENT_RECORDS, ITEM_RECORDS ->
                text(
                        measure,
                        subject,
                        day(alert.since()),
                        Math.round(measure.value()),
                        Math.round(Objects.requireNonNull(measure.usual())));
        };
    }

    private String text(Measure measure, Object... arguments) {
        return messages.text("monthlyrun.alert-" + measure.kind(), arguments);
    }

    private String model(Alert alert) {
        return alert.formerModel() == null
                ? ""
                : messages.text("monthlyrun.alert-model", alert.model(), alert.formerModel());
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofPattern(messages.text("monthlyrun.alert-day"), Locale.ENGLISH)
                .format(instant.atZone(Clocks.CITY));
    }

    private static String psi(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * PERCENT);
    }
}

package cn.quancheng.benefits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.time.Period;

/** How long and how often things hold at a merchant's counter. */
@ConfigMapping(prefix = "quancheng.benefits")
public interface BenefitSettings {
    /** How long a code may be shown at a counter. */
    @WithDefault("PT60S")
    Duration code();

    /** How many codes a citizen may ask for in an hour: nobody is made to show one for every offer that there is. */
    @WithDefault("60")
    int codesAnHour();

    /** How long a place is held for whoever was told yes. */
    @WithDefault("PT10M")
    Duration hold();

    /** How many questions a merchant may ask within sixty seconds, over all branches and cashiers. */
    @WithDefault("600")
    int checksAMinute();

    /** How many questions a merchant may ask by one consent in a day. */
    @WithDefault("3")
    int checksOfConsentADay();

    /** Until how long after a redemption its merchant may report what became of it. */
    @WithDefault("P90D")
    Period reportWithin();

    /** How long an offer is paused for a citizen who did not come. */
    @WithDefault("P30D")
    Period pause();

    /** How long a question is kept that came to nothing. */
    @WithDefault("P90D")
    Period keepChecks();

    /** How long it is kept whose it was that was taken. */
    @WithDefault("P24M")
    Period keepUses();
}

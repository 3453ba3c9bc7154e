package cn.quancheng.scenarios;

import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;

/** Holds a text that somebody sent against the rules; its faults are told as those of any other request. */
final class DraftCheck {
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_FAULTS = 100;

    private DraftCheck() {}

    /**
     * What the text says.
     *
     * @throws Refusal 400 naming every fault with its key and its line, 413 where the text is too large
     */
    static BenefitOffer read(YamlFile file) {
        if (file.bytes().length > LARGEST) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "platform.status-413");
        }
        Faults faults = new Faults();
        BenefitOffer offer = new OfferReader(faults, new PartnerNames()).read(file);
        if (offer != null) {
            return offer;
        }
        Refusal refusal = Refusal.of(Refusal.Kind.BAD_REQUEST, "scenarios.faulty", String.valueOf(faults.count()));
        for (Fault fault : faults.all().subList(0, Math.min(MOST_FAULTS, faults.count()))) {
            refusal = refusal.violation(
                    fault.key().isEmpty() ? "body" : fault.key(),
                    "scenarios.fault",
                    String.valueOf(fault.line()),
                    fault.what());
        }
        throw refusal;
    }
}

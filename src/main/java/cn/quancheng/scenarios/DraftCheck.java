package cn.quancheng.scenarios;

import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.TextRefusal;
import cn.quancheng.platform.yaml.YamlFile;

/** Holds a text that somebody sent against the rules; its faults are told as those of any other request. */
final class DraftCheck {
    private static final int LARGEST = 64 * 1024;

    private DraftCheck() {}

    /**
     * What the text says.
     *
     * @throws Refusal 400 naming every fault with its key and its line, 413 where the text is too large
     */
    static BenefitOffer read(YamlFile file) {
        TextRefusal.refuseLarger(file, LARGEST);
        Faults faults = new Faults();
        BenefitOffer offer = new OfferReader(faults, new PartnerNames()).read(file);
        if (offer == null) {
            throw TextRefusal.of(faults.all());
        }
        return offer;
    }
}

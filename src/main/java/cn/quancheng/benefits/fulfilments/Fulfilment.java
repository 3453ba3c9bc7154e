package cn.quancheng.benefits.fulfilments;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a redemption, as its merchant says. */
@Schema(name = "BenefitFulfilment")
public enum Fulfilment {
    /** The citizen did as agreed. */
    KEPT,
    /** The citizen did not come. */
    NO_SHOW
}

package cn.quancheng.scenarios;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** For whom a citizen may take a benefit. Relatives are never named to this service. */
@Schema(name = "Beneficiary")
public enum Beneficiary {
    SELF,
    SELF_AND_DIRECT_RELATIVES
}

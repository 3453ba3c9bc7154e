package cn.quancheng.simulation.figures;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In what respect citizens are put into groups. */
@Schema(name = "GroupRespect")
public enum Respect {
    /** By the identity number. */
    SEX,
    /** In years at the cutoff. */
    AGE,
    /** Where they live, as the register knows. */
    DISTRICT
}

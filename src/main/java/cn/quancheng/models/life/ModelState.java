package cn.quancheng.models.life;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a version is. */
@Schema(name = "ModelState")
public enum ModelState {
    /** It says something that was not simulated, or that an approver refused. */
    DRAFT,
    /** What it says was simulated on everybody who agrees. */
    SIMULATED,
    /** Two people who did not write it approved what was simulated. */
    APPROVED,
    /** It scores from its first month on, or will. */
    PUBLISHED,
    /** It scored months, and a later one scores those that come. */
    RETIRED
}

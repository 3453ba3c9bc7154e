package cn.quancheng.simulation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a simulation is. */
@Schema(name = "SimulationState")
enum SimulationState {
    /** Its turn has not come yet. */
    WAITING,
    RUNNING,
    /** Its figures are there. */
    DONE,
    /** It broke off; why is said in words. */
    FAILED,
    /** Somebody stopped it. */
    STOPPED;

    boolean isOver() {
        return this != WAITING && this != RUNNING;
    }
}

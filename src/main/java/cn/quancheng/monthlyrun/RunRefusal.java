package cn.quancheng.monthlyrun;

/** Why a month is not computed; the names are keys of the answers' texts. */
public enum RunRefusal {
    /** The month's cutoff lies ahead. */
    AHEAD,
    /** No model scores that month. */
    NO_MODEL,
    /** The month is published already, and no reason was given to compute it again. */
    NO_REASON,
    /** The month is computed and held back; a person releases it or gives it up. */
    HELD,
    /** The month was begun by a release whose kernel might come to other scores. */
    KERNEL_CHANGED,
    /** The catalogue in force does not allow what the month's model does; the faults say where. */
    MODEL_OUTLAWED
}

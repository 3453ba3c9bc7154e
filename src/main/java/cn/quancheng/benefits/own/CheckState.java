package cn.quancheng.benefits.own;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a merchant's question. */
@Schema(name = "CheckState")
enum CheckState {
    /** It was answered with no. */
    REFUSED,
    /** Its place is held. */
    HELD,
    /** It was held and not taken in time. */
    LAPSED,
    /** It was taken. */
    TAKEN,
    /** It was taken and given back. */
    RETURNED
}

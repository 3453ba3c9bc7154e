package cn.quancheng.benefits.consents;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a consent stands. */
@Schema(name = "ConsentState")
enum ConsentState {
    IN_FORCE,
    ENDED,
    WITHDRAWN
}

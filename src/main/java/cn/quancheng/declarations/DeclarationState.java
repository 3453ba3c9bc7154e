package cn.quancheng.declarations;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a declaration is; {@link DeclarationMove} says what leads from one to another. */
@Schema(name = "DeclarationState")
enum DeclarationState {
    /** Somebody has to look; it adds nothing. */
    SUBMITTED,
    /** It was found true, and is a record. */
    ACCEPTED,
    /** It was not found true, or was found false; it adds nothing. */
    REJECTED,
    /** The citizen took it back, or left; what it added is gone. */
    WITHDRAWN
}

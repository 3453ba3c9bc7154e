package cn.quancheng.declarations;

import cn.quancheng.declarations.evidence.Evidence;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;

/** What becomes of the evidence when a declaration is decided, taken back, or its citizen leaves. */
@ApplicationScoped
class DeclarationEnd {
    private final Evidence evidence;

    DeclarationEnd(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Its evidence has a last day now; where it was accepted, a later one. */
    void decided(Declaration declaration) throws SQLException {
        evidence.end(declaration.id(), evidence.dayToDelete(declaration.state() == DeclarationState.ACCEPTED));
    }

    /** Two people will look at it yet: it stays as long as that of an accepted one. */
    void heldFalse(Declaration declaration) throws SQLException {
        evidence.end(declaration.id(), evidence.dayToDelete(true));
    }

    /** Nothing that the citizen showed stays. */
    void left(long citizenId) throws SQLException {
        evidence.forgetAllOf(citizenId);
    }
}

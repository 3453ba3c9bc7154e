package cn.quancheng.declarations;

import cn.quancheng.journal.Decisions;
import cn.quancheng.ledger.CitizenRecords;
import cn.quancheng.ledger.Closing;
import cn.quancheng.ledger.ClosingKind;
import cn.quancheng.ledger.KnownRecord;
import cn.quancheng.ledger.OwnRecord;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * What declarations become in the ledger. Their records stand under a name that no office can report under, so that their
 * numbers are nobody else's.
 */
@ApplicationScoped
class DeclaredRecords {
    private static final String FALSE_DECLARATION = "FALSE_DECLARATION";

    private final CitizenRecords ledger;
    private final Decisions decisions;
    private final Clock clock;

    DeclaredRecords(CitizenRecords ledger, Decisions decisions, Clock clock) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** By which the record of an accepted declaration is known. */
    static RecordKey key(Declaration declaration) {
        return new RecordKey(CitizenRecords.ASSOCIATION, "SB-" + declaration.id());
    }

    /** By which the finding that a declaration was false is known. */
    static RecordKey findingKey(long falsehood) {
        return new RecordKey(CitizenRecords.ASSOCIATION, "XB-" + falsehood);
    }

    /** The document of such a finding. */
    static String findingDocument(LocalDate on, long falsehood) {
        return "信协虚报〔" + on.getYear() + "〕" + falsehood + "号";
    }

    /** The records of a citizen's that a declaration may repeat: those of its item that are in use. */
    List<KnownRecord> known(long citizenId, String item) throws SQLException {
        return ledger.inUse(citizenId, item);
    }

    /**
     * Lets only those through whose document no office has reported for this citizen.
     *
     * @throws Refusal 409 for others, naming the record
     */
    void refuseReported(long citizenId, Declared declared) throws SQLException {
        @Nullable String document = declared.documentNo();
        if (document == null) {
            return;
        }
        String spelling = Declared.spelling(document);
        for (KnownRecord record : known(citizenId, declared.item())) {
            @Nullable String reported = record.documentNo();
            if (!record.ofCitizen()
                    && reported != null
                    && Declared.spelling(reported).equals(spelling)) {
                throw Refusal.of(
                        Refusal.Kind.CONFLICT,
                        "declarations.reported-already",
                        record.key().department(),
                        record.key().recordNo());
            }
        }
    }

    /** Writes an accepted declaration down, and scores the citizen again. */
    void accepted(Declaration declaration) throws SQLException {
        long entry = decisions.begin(declaration.citizenId(), "DECLARATION");
        add(declaration, entry, 0);
        decisions.made(declaration.citizenId(), entry);
    }

    /**
     * Writes an accepted declaration down under an entry that others have, too.
     *
     * @param place among them, from 0
     */
    void add(Declaration declaration, long entry, int place) throws SQLException {
        Declared declared = declaration.declared();
        ledger.add(
                new OwnRecord(
                        declaration.citizenId(),
                        declared.item(),
                        declared.grade(),
                        declared.quantity(),
                        key(declaration),
                        declared.occurredOn(),
                        null,
                        declared.documentNo()),
                entry,
                place);
    }

    /** Closes the record of a declaration that its citizen takes back, and scores the citizen again. */
    void takeBack(Declaration declaration, String by) throws SQLException {
        long entry = decisions.begin(declaration.citizenId(), "DECLARATION_TAKEN_BACK");
        ledger.close(key(declaration), new Closing(ClosingKind.WITHDRAWN, LocalDate.now(clock), null), entry, by);
        decisions.made(declaration.citizenId(), entry);
    }

    /**
     * Revokes what a declaration added, writes down that it was false, and scores the citizen again.
     *
     * @return the finding's document
     */
    String foundFalse(Declaration declaration, long falsehood, String by) throws SQLException {
        LocalDate today = LocalDate.now(clock);
        String document = findingDocument(today, falsehood);
        long entry = decisions.begin(declaration.citizenId(), FALSE_DECLARATION);
        ledger.close(key(declaration), new Closing(ClosingKind.REVOKED, today, document), entry, by);
        ledger.addFinding(
                new OwnRecord(
                        declaration.citizenId(),
                        FALSE_DECLARATION,
                        null,
                        1,
                        findingKey(falsehood),
                        today,
                        null,
                        document),
                entry);
        decisions.made(declaration.citizenId(), entry);
        return document;
    }
}

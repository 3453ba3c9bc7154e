package cn.quancheng.declarations.evidence;

/** A piece of evidence with what it shows, for the citizen and for the reviewer on the case. */
public record OpenedEvidence(EvidencePiece piece, byte[] content) {
    @Override
    public String toString() {
        return "evidence " + piece.id();
    }
}

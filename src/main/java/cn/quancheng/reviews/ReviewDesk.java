package cn.quancheng.reviews;

import java.sql.SQLException;

/** What a room does for the reviews of a kind: shows what there is to look at, and carries out what was decided. */
public interface ReviewDesk {
    /** The kind; each has one desk. */
    ReviewKind kind();

    /**
     * What the reviewer on the case sees, a record that becomes JSON; the look is written down already. Of a review that
     * has ended it shows no score and no evidence any more: nobody has a case.
     */
    Object matter(Review review) throws SQLException;

    /**
     * Carries out what was decided and tells the citizen, in the transaction of the decision, with the citizen locked.
     *
     * @param review as it stands now, accepted or rejected
     * @throws cn.quancheng.platform.Refusal where it cannot be done; then nothing was decided
     */
    void decided(Review review) throws SQLException;
}

package cn.quancheng.learning;

/** Hears how far a proposal is. Whoever hears may throw, to break it off. */
public interface Progress {
    /** Hears nothing. */
    Progress UNHEARD = (phase, done, total) -> {};

    /** What is being done, in this order. */
    enum Phase {
        /** The file is read; its steps are bytes. */
        READING("读取文件"),
        /** Features are cut into bins, one after the other. */
        BINNING("分箱"),
        /** The card is fitted, again after each feature that is left out. */
        FITTING("拟合"),
        /** The card is tried on rows held out. */
        TESTING("检验"),
        /** The draft is written and read again. */
        DRAFTING("写草案");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        /** In Chinese. */
        public String words() {
            return words;
        }
    }

    /**
     * So much of a phase is done.
     *
     * @param total of the phase's steps; 0 where nobody can tell beforehand
     */
    void at(Phase phase, long done, long total);
}

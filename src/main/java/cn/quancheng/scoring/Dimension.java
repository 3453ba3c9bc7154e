package cn.quancheng.scoring;

/** One of the four dimensions that a score is made of: 政务, 商务, 社会, 司法. */
public enum Dimension {
    GOVERNMENT,
    COMMERCE,
    SOCIETY,
    JUDICIAL
}

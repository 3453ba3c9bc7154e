/** How well departments report (双公示): what they sent month by month, how much of it late and how much refused. */
@NullMarked
package cn.quancheng.ledger.quality;

import org.jspecify.annotations.NullMarked;

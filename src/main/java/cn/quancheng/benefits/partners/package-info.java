/** What merchants see of their offers, and merchants and the association of what was taken: no person, and no few. */
@NullMarked
package cn.quancheng.benefits.partners;

import org.jspecify.annotations.NullMarked;

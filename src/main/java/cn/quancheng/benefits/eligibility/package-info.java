/** What a department asks about many citizens at once, each of whom let it. */
@NullMarked
package cn.quancheng.benefits.eligibility;

import org.jspecify.annotations.NullMarked;

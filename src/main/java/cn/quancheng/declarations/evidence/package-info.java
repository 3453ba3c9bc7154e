/** What citizens show for their declarations: checked, made anew, sealed outside the database, deleted in its time. */
@NullMarked
package cn.quancheng.declarations.evidence;

import org.jspecify.annotations.NullMarked;

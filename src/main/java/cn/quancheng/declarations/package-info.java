/** What citizens declare about themselves (自主申报): submitted, looked at by a person or found in an office's file, and then a record. */
@NullMarked
package cn.quancheng.declarations;

import org.jspecify.annotations.NullMarked;

/** The pages that people see. */
@NullMarked
package cn.quancheng.web;

import org.jspecify.annotations.NullMarked;

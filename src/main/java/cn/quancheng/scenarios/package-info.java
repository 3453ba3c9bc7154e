/** The catalogue of benefits (信易+): what a score opens, checked so that it only ever rewards, kept by its content. */
@NullMarked
package cn.quancheng.scenarios;

import org.jspecify.annotations.NullMarked;

/** Looks at what strangers send and makes a harmless file of it, or says why not. */
@NullMarked
package cn.quancheng.declarations.evidence.cleaning;

import org.jspecify.annotations.NullMarked;

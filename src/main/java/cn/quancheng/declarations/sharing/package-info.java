/** What was declared and found true leaves as a file for the city's credit platform, for those whose notice told them so. */
@NullMarked
package cn.quancheng.declarations.sharing;

import org.jspecify.annotations.NullMarked;

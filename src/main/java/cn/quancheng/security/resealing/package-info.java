/** Sealing everything anew under the key in use, so that an old key may be dropped. */
@NullMarked
package cn.quancheng.security.resealing;

import org.jspecify.annotations.NullMarked;

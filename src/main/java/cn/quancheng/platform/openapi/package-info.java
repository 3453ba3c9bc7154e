/** Completes the API's description with what its annotations leave unsaid and what holds for every operation. */
@NullMarked
package cn.quancheng.platform.openapi;

import org.jspecify.annotations.NullMarked;

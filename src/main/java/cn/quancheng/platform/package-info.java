/** The ground the other rooms stand on: embedded servers, the clock, problems as answers, idempotency. */
@NullMarked
package cn.quancheng.platform;

import org.jspecify.annotations.NullMarked;

/** The PostgreSQL and the Redis that the service brings along: unpacked, started, watched and stopped. */
@NullMarked
package cn.quancheng.platform.servers;

import org.jspecify.annotations.NullMarked;

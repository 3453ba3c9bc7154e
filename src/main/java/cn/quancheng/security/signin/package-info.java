/** How citizens sign in: with their WeChat, in sessions that they can end, and as whom once they are verified. */
@NullMarked
package cn.quancheng.security.signin;

import org.jspecify.annotations.NullMarked;

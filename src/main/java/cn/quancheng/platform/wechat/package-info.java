/** How the service speaks with WeChat: it has codes exchanged for openids, and sends subscribe messages. */
@NullMarked
package cn.quancheng.platform.wechat;

import org.jspecify.annotations.NullMarked;

/** YAML that people write: read with the line of every key, so that whatever is wrong with it is told at once where it stands. */
@NullMarked
package cn.quancheng.platform.yaml;

import org.jspecify.annotations.NullMarked;

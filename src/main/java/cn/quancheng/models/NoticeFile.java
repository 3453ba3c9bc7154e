package cn.quancheng.models;

import cn.quancheng.platform.yaml.Value;

/**
 * A sound notice as its file says it.
 *
 * @param place where the first day is written
 */
record NoticeFile(Notice notice, Value place) {}

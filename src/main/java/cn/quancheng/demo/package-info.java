/** The demo city: people who are nobody and records that could be theirs, made from a seed and streamed at any size. */
@NullMarked
package cn.quancheng.demo;

import org.jspecify.annotations.NullMarked;

/** The catalogue of items and the scoring models: read from files, checked to the line, published by their first month. */
@NullMarked
package cn.quancheng.models;

import org.jspecify.annotations.NullMarked;

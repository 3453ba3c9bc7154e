/** The catalogue of items, the scoring models and the notices: read from files, checked to the line, kept by their content. */
@NullMarked
package cn.quancheng.models;

import org.jspecify.annotations.NullMarked;

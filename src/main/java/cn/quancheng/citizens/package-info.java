/** Keeps the population register: who lives in the city, in what standing, found without reading anybody's number. */
@NullMarked
package cn.quancheng.citizens;

import org.jspecify.annotations.NullMarked;

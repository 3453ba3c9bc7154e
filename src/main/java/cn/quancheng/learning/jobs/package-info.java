/** Learning in the background: a file and a question come in at the door, a report and a draft's text come out. */
@NullMarked
package cn.quancheng.learning.jobs;

import org.jspecify.annotations.NullMarked;

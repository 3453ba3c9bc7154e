/** Who may sign in and what for: accounts of staff, departments and merchants, and whoever calls right now. */
@NullMarked
package cn.quancheng.security.accounts;

import org.jspecify.annotations.NullMarked;

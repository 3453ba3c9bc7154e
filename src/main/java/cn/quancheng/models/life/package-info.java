/** A model's life: drafts, the simulation that they need, the approvals of two people, publication and withdrawal. */
@NullMarked
package cn.quancheng.models.life;

import org.jspecify.annotations.NullMarked;

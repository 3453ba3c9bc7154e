package cn.quancheng.monthlyrun;

import cn.quancheng.models.PublishedModel;

/** A run was written down or taken up again; fired in the transaction that does it and heard once it is committed. */
record RunReady(Run run, PublishedModel model) {}

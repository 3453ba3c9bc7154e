package cn.quancheng.monthlyrun;

import cn.quancheng.models.ModelEdition;

/** A run was written down or taken up again; fired in the transaction that does it and heard once it is committed. */
record RunReady(Run run, ModelEdition edition) {}

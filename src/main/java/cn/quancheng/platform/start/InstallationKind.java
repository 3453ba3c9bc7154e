package cn.quancheng.platform.start;

import io.quarkus.runtime.configuration.ConfigUtils;

/** What a data folder and a database were made for. The two never meet: a demo's accounts share one password. */
enum InstallationKind {
    /** Made-up people, and accounts that anybody may know. */
    DEMO,
    /** Real people. */
    PRODUCTION;

    /** What this process was started as. */
    static InstallationKind ofProfile() {
        return ConfigUtils.isProfileActive("demo") ? DEMO : PRODUCTION;
    }
}

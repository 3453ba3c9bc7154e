package cn.quancheng.citizens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Set;

/** What the register's lines are held to. */
@ConfigMapping(prefix = "quancheng.register")
interface RegisterSettings {
    /** The city's districts and counties, by the names that its files use; Jinan's ten and two unless others are named. */
    @WithDefault("历下区,市中区,槐荫区,天桥区,历城区,长清区,章丘区,济阳区,莱芜区,钢城区,平阴县,商河县")
    Set<String> districts();
}

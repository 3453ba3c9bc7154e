package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Value;
import cn.quancheng.scenarios.Partner.Branch;

import java.util.HashMap;
import java.util.Map;

/** Sees to it that a merchant has one code and one name, and a branch one place, in whatever is read together. */
final class PartnerNames {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, Branch> branches = new HashMap<>();

    void merchant(String code, String name, Value place) {
        String other = names.putIfAbsent(code, name);
        if (other != null && !other.equals(name)) {
            place.fault("商家“" + code + "”在别处名为“" + other + "”");
        }
        String otherCode = codes.putIfAbsent(name, code);
        if (otherCode != null && !otherCode.equals(code)) {
            place.fault("“" + name + "”在别处的代码是“" + otherCode + "”");
        }
    }

    void branch(String merchant, Branch branch, Value place) {
        Branch other = branches.putIfAbsent(merchant + "/" + branch.branch(), branch);
        if (other != null && !other.equals(branch)) {
            place.fault("门店“" + branch.branch() + "”的名称、区县、地址与别处不同");
        }
    }
}

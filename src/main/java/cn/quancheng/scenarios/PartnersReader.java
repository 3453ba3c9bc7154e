package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.scenarios.Partner.Branch;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads who takes part, and where. */
final class PartnersReader {
    static final String CODE = "[A-Z][A-Z0-9_]{2,39}";

    /** Jinan's districts and counties, and the zones that report like one. */
    static final List<String> DISTRICTS = List.of(
            "历下区", "市中区", "槐荫区", "天桥区", "历城区", "长清区", "章丘区", "济阳区", "莱芜区", "钢城区", "平阴县", "商河县", "高新区", "南部山区", "起步区",
            "莱芜高新区");

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ADDRESS = 100;
    private static final int MOST_PARTNERS = 50;
    private static final int MOST_BRANCHES = 200;

    private final PartnerNames names;

    PartnersReader(PartnerNames names) {
        this.names = names;
    }

    List<Partner> read(Value place) {
        List<Partner> partners = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        List<Value> written = place.list();
        for (Value value : written) {
            Partner partner = partner(value.section(), codes);
            if (partner != null) {
                partners.add(partner);
            }
        }
        checkCount(place, written, MOST_PARTNERS, "家");
        return partners;
    }

    private @Nullable Partner partner(Section partner, Set<String> codes) {
        partner.only("merchant", "name", "branches");
        String code = code(partner.need("merchant"), codes);
        String name = OfferReader.text(partner.need("name"), LONGEST_NAME);
        List<Branch> branches = branches(partner.may("branches"), code);
        if (code == null || name == null) {
            return null;
        }
        names.merchant(code, name, partner.need("name"));
        return new Partner(code, name, branches);
    }

    private List<Branch> branches(Value place, @Nullable String merchant) {
        List<Branch> branches = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        List<Value> written = place.list();
        for (Value value : written) {
            Branch branch = branch(value.section(), codes);
            if (branch != null && merchant != null) {
                names.branch(merchant, branch, value);
            }
            if (branch != null) {
                branches.add(branch);
            }
        }
        checkCount(place, written, MOST_BRANCHES, "处;全部门店都参与的,删去此项");
        return branches;
    }

    private static @Nullable Branch branch(Section branch, Set<String> codes) {
        branch.only("branch", "name", "district", "address");
        String code = code(branch.need("branch"), codes);
        String name = OfferReader.text(branch.need("name"), LONGEST_NAME);
        String district = branch.need("district").oneOf(DISTRICTS, d -> d);
        String address = OfferReader.text(branch.may("address"), LONGEST_ADDRESS);
        return code == null || name == null || district == null ? null : new Branch(code, name, district, address);
    }

    private static void checkCount(Value place, List<Value> written, int most, String unit) {
        if (place.isList() && (written.isEmpty() || written.size() > most)) {
            place.fault("应有 1 至 " + most + " " + unit);
        }
    }

    private static @Nullable String code(Value place, Set<String> codes) {
        String code = place.text();
        if (code != null && !code.matches(CODE)) {
            place.fault("代码应由大写字母开头,由大写字母、数字和下划线组成,3至40位,不是“" + code + "”");
        } else if (code != null && !codes.add(code)) {
            place.fault("“" + code + "”写了两次");
        }
        return code;
    }
}

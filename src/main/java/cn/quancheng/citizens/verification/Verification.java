package cn.quancheng.citizens.verification;

import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Holdings.Held;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * As whom a citizen is verified, and how much is held about them.
 *
 * @param idNumber masked
 * @param name masked but for its last character
 * @param summary what is held, in a sentence
 * @param everything where all of it is to be read
 */
@Schema(
        name = "Verification",
        example =
                "{\"idNumber\":\"370199**********10\",\"name\":\"*小明\",\"held\":[{\"kind\":\"VOLUNTEER_SERVICE\",\"name\":\"志愿服务\",\"count\":3}],"
                        + "\"summary\":\"除人口登记外，本服务还保存着关于您的3条记录：志愿服务3条。实名认证不会产生信用分。\",\"everything\":\"/api/v1/me/data\"}")
record Verification(String idNumber, String name, List<Held> held, String summary, String everything) {
    private static final String EVERYTHING = "/api/v1/me/data";

    static Verification of(Citizen citizen, List<Held> held) {
        return new Verification(citizen.idNumber().masked(), masked(citizen.name()), held, summary(held), EVERYTHING);
    }

    private static String summary(List<Held> held) {
        String end = "实名认证不会产生信用分。";
        if (held.isEmpty()) {
            return "除人口登记外，本服务没有保存关于您的记录。" + end;
        }
        long all = held.stream().mapToLong(Held::count).sum();
        return held.stream()
                .map(one -> one.name() + one.count() + "条")
                .collect(Collectors.joining("、", "除人口登记外，本服务还保存着关于您的" + all + "条记录：", "。" + end));
    }

    /** Whoever looks over a shoulder learns no name. */
    private static String masked(String name) {
        int last = name.offsetByCodePoints(name.length(), -1);
        return "*".repeat(name.codePointCount(0, last)) + name.substring(last);
    }

    /** Nobody's name. */
    @Override
    public String toString() {
        return "a verification";
    }
}

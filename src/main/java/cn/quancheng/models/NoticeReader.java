package cn.quancheng.models;

import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.Indicator;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads one notice's file, and refuses one that keeps something back which the law wants citizens to be told. */
final class NoticeReader {
    /** Where the file's name begins, and with it what makes a file a notice. */
    static final String PREFIX = "notice-";

    private static final int LONGEST_TERM_MONTHS = 24;
    private static final List<String> PARTS =
            Arrays.stream(NoticePart.values()).map(Enum::name).toList();

    private static final String TRIALS = "试算";

    private final Faults faults;
    private final @Nullable Catalogue catalogue;

    /** @param catalogue what its items are held against; none for a notice that was adopted under another catalogue */
    NoticeReader(Faults faults, @Nullable Catalogue catalogue) {
        this.faults = faults;
        this.catalogue = catalogue;
    }

    /** The file that a version is read from. */
    static String fileName(String version) {
        return PREFIX + version + ".yaml";
    }

    /** What the file says; nothing where it has any fault. */
    @Nullable
    NoticeFile read(YamlFile file) {
        int before = faults.count();
        Section root = file.root(faults)
                .only(
                        "version",
                        "first-day",
                        "term",
                        "material",
                        "ends-earlier-on",
                        "trials",
                        "shares",
                        "handler",
                        "items",
                        "sections");
        String version = root.need("version").quoted();
        if (version != null && !version.matches("[0-9]+([.][0-9]+)*")) {
            root.need("version").fault("应为数字和点,例如 \"2026.1\"");
        } else if (version != null && !file.name().equals(fileName(version))) {
            root.need("version").fault("文件名应为 " + fileName(version));
        }
        LocalDate firstDay = root.need("first-day").day();
        Period term = term(root.need("term"));
        boolean material = Objects.requireNonNullElse(root.may("material").flag(), false);
        LocalDate endsEarlierOn = endsEarlierOn(root, material, firstDay);
        boolean trials = Objects.requireNonNullElse(root.may("trials").flag(), false);
        Set<SharedKind> shares = SharedKind.read(root.may("shares"));
        List<String> handler = handler(root.need("handler"));
        Map<String, String> items = items(root.need("items"));
        List<NoticeSection> sections = sections(root.need("sections"), trials, shares, handler, items);
        if (faults.count() > before || version == null || firstDay == null || term == null) {
            return null;
        }
        return new NoticeFile(
                new Notice(
                        version,
                        file.digest(),
                        firstDay,
                        term,
                        material,
                        endsEarlierOn,
                        trials,
                        shares,
                        items.keySet(),
                        sections),
                root.need("first-day"));
    }

    /** Nobody agrees for longer than two years at once. */
    private static @Nullable Period term(Value place) {
        Period term = place.period(false, Indicator.LONGEST_RETENTION_MONTHS);
        if (term != null && (term.getDays() != 0 || term.toTotalMonths() > LONGEST_TERM_MONTHS)) {
            place.fault("应为整月,且不超过 " + LONGEST_TERM_MONTHS + " 个月");
            return null;
        }
        return term;
    }

    private static @Nullable LocalDate endsEarlierOn(Section root, boolean material, @Nullable LocalDate firstDay) {
        Value place = root.may("ends-earlier-on");
        LocalDate day = place.day();
        if (material && !place.isPresent()) {
            root.need("ends-earlier-on");
        } else if (!material && place.isPresent()) {
            place.fault("只有重大变更(material: true)才使先前的同意终止");
        } else if (day != null && firstDay != null && day.isBefore(firstDay)) {
            place.fault("不可早于 first-day:须先告知,先前的同意才能终止");
        }
        return day;
    }

    private static List<String> handler(Value place) {
        Section handler = place.section().only("name", "contact");
        List<String> lines = new ArrayList<>();
        for (Value value : List.of(handler.need("name"), handler.need("contact"))) {
            String line = value.text();
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** By code, the line that citizens read for each item. */
    private Map<String, String> items(Value place) {
        Map<String, String> items = new LinkedHashMap<>();
        for (Value value : place.list()) {
            Section item = value.section().only("code", "name", "says");
            String code = item.need("code").text();
            String name = item.need("name").text();
            String says = item.need("says").text();
            if (code == null || name == null || says == null) {
                continue;
            }
            check(item, code, name);
            if (items.putIfAbsent(code, name + "：" + says) != null) {
                item.need("code").fault("“" + code + "”写了两次");
            }
        }
        if (place.isPresent() && items.isEmpty()) {
            place.fault("至少写一项");
        }
        return items;
    }

    private void check(Section item, String code, String name) {
        if (catalogue == null) {
            return;
        }
        CatalogueItem known = catalogue.item(code).orElse(null);
        if (known == null) {
            item.need("code").fault("目录中没有“" + code + "”");
        } else if (!known.name().equals(name)) {
            item.need("name").fault("目录中“" + code + "”的名称是“" + known.name() + "”");
        }
    }

    private static List<NoticeSection> sections(
            Value place, boolean trials, Set<SharedKind> shares, List<String> handler, Map<String, String> items) {
        List<NoticeSection> sections = new ArrayList<>();
        Set<NoticePart> missing = EnumSet.allOf(NoticePart.class);
        for (Value value : place.list()) {
            Section section = value.section().only("part", "title", "paragraphs");
            NoticePart part = section.may("part").oneOf(NoticePart.class);
            String title = section.need("title").text();
            List<String> paragraphs = paragraphs(section.need("paragraphs"));
            if (part != null && !missing.remove(part)) {
                section.may("part").fault(part + " 写了两次;应为 " + String.join("、", PARTS) + " 各一次");
            }
            if (part == NoticePart.HANDLER) {
                paragraphs.addAll(handler);
            } else if (part == NoticePart.ITEMS) {
                paragraphs.addAll(items.values());
            } else if (part == NoticePart.PURPOSES && trials) {
                toldOfTrials(paragraphs, section.need("paragraphs"));
            } else if (part == NoticePart.RECIPIENTS) {
                shares.forEach(kind -> kind.toldIn(paragraphs, section.need("paragraphs")));
            }
            if (title != null) {
                sections.add(new NoticeSection(title, paragraphs));
            }
        }
        if (place.isPresent()) {
            missing.forEach(part -> place.fault(part.missing()));
        }
        return sections;
    }

    private static void toldOfTrials(List<String> paragraphs, Value place) {
        if (paragraphs.stream().noneMatch(paragraph -> paragraph.contains(TRIALS))) {
            place.fault("trials 写明试算新规则,此处须告知“" + TRIALS + "”");
        }
    }

    private static List<String> paragraphs(Value place) {
        List<String> paragraphs = new ArrayList<>();
        for (Value value : place.list()) {
            String paragraph = value.text();
            if (paragraph != null) {
                paragraphs.add(paragraph);
            }
        }
        if (place.isPresent() && paragraphs.isEmpty()) {
            place.fault("至少写一段");
        }
        return paragraphs;
    }
}

package cn.quancheng.models;

import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the notices of a folder beside those that earlier starts took in: none of them may change. */
final class NoticeShelf {
    private final Faults faults;
    private final Kept kept;

    NoticeShelf(Faults faults, Kept kept) {
        this.faults = faults;
        this.kept = kept;
    }

    /** All versions, oldest first day first. */
    List<Notice> read(List<YamlFile> files, Catalogue catalogue) {
        List<Notice> notices = new ArrayList<>();
        for (YamlFile file : kept.notices()) {
            NoticeFile known = new NoticeReader(faults, null).read(file);
            if (known != null) {
                notices.add(known.notice());
            }
        }
        for (YamlFile file : files) {
            if (file.name().startsWith(NoticeReader.PREFIX) && file.name().endsWith(".yaml") && !isKept(file)) {
                add(new NoticeReader(faults, catalogue).read(file), notices);
            }
        }
        notices.sort(Comparator.comparing(Notice::firstDay));
        return notices;
    }

    /** Whether a file is a version that is known; one that says something else today is a fault. */
    private boolean isKept(YamlFile file) {
        for (YamlFile known : kept.notices()) {
            if (known.name().equals(file.name())) {
                if (!known.digest().equals(file.digest())) {
                    file.root(faults).may("version").fault("这一版本的告知书已经启用,一字不可再改:请恢复原文,改动写成新的版本");
                }
                return true;
            }
        }
        return false;
    }

    private void add(@Nullable NoticeFile file, List<Notice> notices) {
        if (file == null) {
            return;
        }
        LocalDate firstDay = file.notice().firstDay();
        notices.stream()
                .filter(other -> other.firstDay().equals(firstDay))
                .forEach(other -> file.place().fault("与告知书 " + other.version() + " 的首日相同"));
        if (firstDay.isBefore(kept.noticesFrom())) {
            file.place().fault("新的告知书不可早于 " + kept.noticesFrom() + ":先告知,后施行");
        }
        notices.add(file.notice());
    }
}

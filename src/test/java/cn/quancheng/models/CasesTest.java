package cn.quancheng.models;

import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.Adulthood;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the cases that lie beside each model, as the association wrote them. */
class CasesTest {
    private static final Path FOLDER = Path.of("scoring-models");
    private static final LocalDate GROWN_UP = LocalDate.of(1985, 3, 12);

    private final List<YamlFile> files = ModelFolder.read(FOLDER);
    private final Shelf shelf = Shelf.read(files);
    private final FactKinds kinds = FactKinds.of(shelf.catalogue());

    @Test
    void every_model_ships_with_its_cases() {
        assertThat(models().map(model -> model.id() + ".cases.yaml"))
                .isNotEmpty()
                .allMatch(name -> files.stream().anyMatch(file -> file.name().equals(name)));
    }

    @TestFactory
    Stream<DynamicTest> every_case_comes_out() {
        return models().flatMap(this::cases);
    }

    private Stream<ScoringModel> models() {
        return Stream.concat(
                shelf.published().stream().map(PublishedModel::model),
                shelf.drafts().stream().map(ModelEdition::model));
    }

    private Stream<DynamicTest> cases(ScoringModel model) {
        Faults faults = new Faults();
        YamlFile file = files.stream()
                .filter(candidate -> candidate.name().equals(model.id() + ".cases.yaml"))
                .findFirst()
                .orElseThrow();
        Section root = file.root(faults).only("model", "cases");
        assertThat(root.need("model").text()).isEqualTo(model.id());
        Scorer scorer = Scorer.compile(model, kinds.kinds());
        List<DynamicTest> tests = root.need("cases").list().stream()
                .map(Value::section)
                .flatMap(one -> months(one.only("title", "birth", "records", "expect"), scorer))
                .toList();
        FaultyModelException.refuse(faults);
        return tests.stream();
    }

    private Stream<DynamicTest> months(Section one, Scorer scorer) {
        String title = one.need("title").text();
        LocalDate birth = Objects.requireNonNullElse(one.may("birth").day(), GROWN_UP);
        Facts facts = new Facts();
        one.may("records").list().forEach(record -> add(facts, record.section()));
        return one.need("expect").section().all().entrySet().stream()
                .map(month -> DynamicTest.dynamicTest(
                        title + " (" + month.getKey() + ")",
                        () -> check(YearMonth.parse(month.getKey()), month.getValue(), birth, scorer, facts)));
    }

    private static void check(YearMonth month, Value expected, LocalDate birth, Scorer scorer, Facts facts) {
        boolean adult = Adulthood.isAdult(birth, month.atDay(1));
        assertThat(adult).as("年满十八周岁").isEqualTo(expected.isMapping());
        if (adult) {
            ScoreSheet sheet = scorer.at(month.atDay(1)).explain(facts);
            Section expect = expected.section().only("score", "tier", "GOVERNMENT", "COMMERCE", "SOCIETY", "JUDICIAL");
            assertThat(sheet.score()).as("得分").isEqualTo(expect.need("score").integer(-9999, 9999));
            assertThat(sheet.tier().code())
                    .as("等级")
                    .isEqualTo(expect.need("tier").text());
            for (Dimension dimension : Dimension.values()) {
                Integer points = expect.may(dimension.name()).integer(-9999, 9999);
                assertThat(sheet.dimension(dimension))
                        .as(dimension.name())
                        .isEqualTo(Objects.requireNonNullElse(points, 0));
            }
        }
        FaultyModelException.refuse(expected.faults());
    }

    private void add(Facts facts, Section record) {
        record.only("item", "grade", "quantity", "occurred-on", "valid-until", "closed-on", "disputed");
        facts.add(
                kinds.number(
                        Objects.requireNonNull(record.need("item").text()),
                        record.may("grade").text()),
                Objects.requireNonNullElse(record.may("quantity").whole(0, Long.MAX_VALUE), 1L),
                day(record.need("occurred-on").day()),
                day(record.may("valid-until").day()),
                day(record.may("closed-on").day()),
                Objects.requireNonNullElse(record.may("disputed").flag(), false));
    }

    private static int day(@Nullable LocalDate day) {
        return day == null ? Facts.NEVER : (int) day.toEpochDay();
    }
}

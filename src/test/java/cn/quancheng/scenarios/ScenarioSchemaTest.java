package cn.quancheng.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema is for editors, the reader for the service. They say the same: what one refuses the other refuses, but for what
 * a schema cannot say, which is to compare two numbers, two days, or two places.
 */
class ScenarioSchemaTest {
    private static final Path FOLDER = Path.of("scenarios");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonSchema SCHEMA = schema();

    /** Pieces of a sound text with what spoils them. */
    private static final List<List<String>> SPOILT = List.of(
            List.of("code: SMALL_OFFER", "code: small"),
            List.of("domain: LODGING", "domain: HOTELS"),
            List.of("domain: LODGING", "domain: FINANCE"),
            List.of("domain: LODGING", "domain: CAREER"),
            List.of("title: 小小的优惠", "title: 12"),
            List.of("title: 小小的优惠", "title: ' '"),
            List.of("小小的优惠", "优".repeat(41)),
            List.of("小小的优惠", "拒绝别人"),
            List.of("minimum-tier: A", "minimum-tier: B"),
            List.of("beneficiary: SELF", "beneficiary: FRIENDS"),
            List.of("hours:", "hour: 9\nhours:"),
            List.of("hours: 每天9:00至17:00\n", ""),
            List.of("most: 20", "most: 10001"),
            List.of("most: 20", "most: 0"),
            List.of("most: 20", "most: 1.5"),
            List.of("per: DAY", "per: HOUR"),
            List.of("first-day: 2026-09-01", "first-day: 2026-9-1"),
            List.of("last-day: 2027-08-31", "last-day: 永远"),
            List.of("- 身份证件", "- ''"),
            List.of("- 身份证件", "- 身份证件\n  - 身份证件"),
            List.of("documents:\n  - 身份证件", "documents: 身份证件"),
            List.of("merchant: SMALL_HOTEL", "merchant: 小旅馆"),
            List.of("name: 小旅馆", "name: 小旅馆\n    star: 5"),
            List.of("branch: MAIN, ", ""),
            List.of("district: 历下区", "district: 朝阳区"),
            List.of("name: 总店", "name: 3"));

    /** The same for texts of one kind of figures. */
    private static final List<List<String>> SPOILT_FIGURES = List.of(
            List.of("deposit-yuan: 300", "deposit-yuan: 0"),
            List.of("deposit-yuan: 300", "deposit-yuan: 1.005"),
            List.of("deposit-yuan: 300", "deposit-yuan: '300'"),
            List.of("deposit-yuan: 300", "deposit-yuan: 100001"),
            List.of("  deposit-yuan: 0\n", ""),
            List.of("deposit-yuan: 0", "deposit-yuan: 0\n  percent: 80"),
            List.of("percent: 85", "percent: 0"),
            List.of("percent: 85", "percent: 85\n  off-yuan: 5"),
            List.of("  percent: 85\n", ""),
            List.of("off-yuan: 50", "off-yuan: 0"),
            List.of("  price-yuan: 300\n", ""),
            List.of("quota: 20", "quota: 0"),
            List.of("  unit: 册\n", ""),
            List.of("  days: 10\n", ""),
            List.of("days: 3", "days: -1"));

    @TestFactory
    Stream<DynamicTest> every_file_that_ships_is_sound_for_an_editor_and_names_the_schema() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        String text = Files.readString(file);
                        assertThat(text).startsWith("# yaml-language-server: $schema=./scenario.schema.json\n");
                        assertThat(faults(text)).isEmpty();
                    }));
        }
    }

    @TestFactory
    List<DynamicTest> the_schema_and_the_reader_take_the_same_texts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (OfferText sound : OfferText.kinds()) {
            tests.add(DynamicTest.dynamicTest("sound: " + sound.read().terms().figures(), () -> {
                assertThat(faults(sound.text())).isEmpty();
                assertThat(faults(sound.text().replaceAll("places:\n(  .*\n)+", "")))
                        .as("without limits")
                        .isEmpty();
            }));
            for (List<String> piece :
                    Stream.concat(SPOILT.stream(), SPOILT_FIGURES.stream()).toList()) {
                if (sound.text().contains(piece.get(0))) {
                    tests.add(refusedByBoth(sound, piece));
                }
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> the_schema_and_the_reader_ask_for_priority_among_equals() {
        return Stream.of("GOVERNMENT_SERVICE", "CAREER")
                .map(domain -> refusedByBoth(OfferText.PRIORITY, List.of("domain: LODGING", "domain: " + domain)))
                .toList();
    }

    private static DynamicTest refusedByBoth(OfferText sound, List<String> piece) {
        String name = sound.read().kind() + ": " + piece.get(0).strip() + " > "
                + piece.get(1).strip();
        return DynamicTest.dynamicTest(name, () -> {
            OfferText spoilt = sound.with(piece.get(0), piece.get(1));
            boolean both = domainTakes(sound, piece);
            assertThat(spoilt.faults().isEmpty()).as("the reader takes it").isEqualTo(both);
            assertThat(faults(spoilt.text()).isEmpty())
                    .as("the schema takes it")
                    .isEqualTo(both);
        });
    }

    /** A green channel is what finance may offer. */
    private static boolean domainTakes(OfferText sound, List<String> piece) {
        return piece.get(1).equals("domain: FINANCE") && sound.read().kind() == BenefitKind.GREEN_CHANNEL;
    }

    private static Set<ValidationMessage> faults(String text) throws IOException {
        JsonNode tree = YAML.readTree(text);
        return SCHEMA.validate(tree);
    }

    private static JsonSchema schema() {
        try {
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Files.readString(FOLDER.resolve("scenario.schema.json")), config);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

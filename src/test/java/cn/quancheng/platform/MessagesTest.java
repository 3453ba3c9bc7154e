package cn.quancheng.platform;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "messages");

    @TestFactory
    List<DynamicTest> every_word_is_there_in_both_languages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith("_en.properties"))
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        String room = file.getFileName().toString().replace(".properties", "");
                        Properties chinese = read(file);
                        assertThat(chinese.keySet())
                                .isEqualTo(read(FOLDER.resolve(room + "_en.properties"))
                                        .keySet())
                                .allMatch(key -> key.toString().startsWith(room + "."));
                    }))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh",
        "en, en",
        "en-US, en",
        "'en;q=0.3, zh;q=0.9', zh",
        "fr, zh",
        "'fr, en;q=0.1', en",
        "*, zh",
        "'rubbish;;;', zh"
    })
    void the_language_is_chinese_unless_english_is_preferred(String header, String language) {
        assertThat(Messages.preferred(header).getLanguage()).isEqualTo(language);
    }

    @Test
    void chinese_words_are_found_on_a_machine_that_speaks_english() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            assertThat(Messages.text(Locale.CHINESE, "platform.page-limit", 200))
                    .isEqualTo("每页条数应为1至200");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}

package cn.quancheng.ledger;

import cn.quancheng.intake.Column;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds docs/files.md, which says what files are made of, to what the service takes. */
class FilesPageTest {
    private static final Pattern CODE = Pattern.compile("(?m)^ {2}- code: (\\w+)\\n {4}name: (.+)$");

    private final String page;

    FilesPageTest() throws IOException {
        page = Files.readString(Path.of("docs/files.md"));
    }

    @Test
    void the_page_names_every_item_of_the_catalogue_and_no_other() throws IOException {
        String catalogue = Files.readString(Path.of("scoring-models/catalogue.yaml"));
        List<MatchResult> items = CODE.matcher(catalogue).results().toList();

        assertThat(items).hasSizeGreaterThan(20);
        assertThat(items)
                .allSatisfy(item -> assertThat(page).contains("| `" + item.group(1) + "` | " + item.group(2) + " |"));
        assertThat(Pattern.compile("(?m)^\\| `[A-Z_]+` ").matcher(page).results())
                .hasSameSizeAs(items);
    }

    @Test
    void the_page_names_every_column_of_a_file_of_records() {
        assertThat(RecordColumn.all())
                .extracting(Column::name)
                .allSatisfy(column -> assertThat(page).contains("| `" + column + "` |"));
    }
}

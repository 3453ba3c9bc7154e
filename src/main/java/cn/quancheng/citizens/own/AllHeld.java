package cn.quancheng.citizens.own;

import cn.quancheng.models.Models;
import cn.quancheng.platform.Messages;
import cn.quancheng.platform.held.HeldData;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Asks each room what it holds about a citizen. */
@ApplicationScoped
class AllHeld {
    private final List<HeldData> tables;
    private final Models models;
    private final DataSource database;
    private final ObjectMapper json;
    private final Messages messages;
    private final Clock clock;

    AllHeld(
            @All List<HeldData> tables,
            Models models,
            DataSource database,
            ObjectMapper json,
            Messages messages,
            Clock clock) {
        this.tables = tables.stream()
                .sorted(Comparator.comparing(HeldData::room).thenComparing(HeldData::table))
                .toList();
        this.models = models;
        this.database = database;
        this.json = json;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * All of it as JSON. Rows are written as they come, so that somebody with very many of them takes no more memory than
     * the answer itself.
     */
    byte[] about(long citizenId) throws SQLException, IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Connection connection = database.getConnection();
                JsonGenerator writer =
                        json.getFactory().createGenerator(all).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)) {
            writer.writeStartObject();
            writer.writeStringField("asOf", clock.instant().toString());
            writer.writeStringField("note", messages.text("citizens.held-note"));
            writer.writeObjectFieldStart("sections");
            for (HeldData table : tables) {
                write(table, connection, citizenId, writer);
            }
            writer.writeEndObject();
            writer.writeEndObject();
        }
        return all.toByteArray();
    }

    /** What there may be, and how long it stays. */
    Retention retention() {
        return new Retention(
                messages.text("citizens.held-note"),
                tables.stream()
                        .map(table -> new Retention.Section(section(table), what(table), stays(table)))
                        .toList(),
                models.catalogue().items().stream()
                        .map(item -> new Retention.Item(item.code(), item.name(), item.maxRetention(), item.basis()))
                        .toList());
    }

    private void write(HeldData table, Connection connection, long citizenId, JsonGenerator writer)
            throws SQLException, IOException {
        writer.writeObjectFieldStart(section(table));
        writer.writeStringField("what", what(table));
        writer.writeStringField("stays", stays(table));
        writer.writeArrayFieldStart("rows");
        table.about(connection, citizenId, row -> {
            try {
                json.writeValue(writer, row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.writeEndArray();
        writer.writeEndObject();
    }

    private String what(HeldData table) {
        return messages.text(table.room() + ".held-" + table.table());
    }

    private String stays(HeldData table) {
        return messages.text(table.room() + ".stays-" + table.table());
    }

    /** The table's name as JSON has names. */
    static String section(HeldData table) {
        StringBuilder name = new StringBuilder();
        for (String word : table.table().split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}

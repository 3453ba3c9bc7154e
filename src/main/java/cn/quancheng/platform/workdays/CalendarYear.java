package cn.quancheng.platform.workdays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the State Council arranged for a year. A line of its file is a day or two with what it is, and what for:
 * {@code 2026-02-15..2026-02-23 off 春节} or {@code 2026-02-14 work}.
 */
final class CalendarYear {
    private static final Pattern LINE = Pattern.compile("(\\S{10})(?:\\.\\.(\\S{10}))?\\s+(off|work)(?:\\s+.*)?");

    private final Map<LocalDate, Boolean> days = new HashMap<>();

    private CalendarYear() {}

    /**
     * A year's calendar.
     *
     * @param folder whose file goes before the one that the service brings
     * @throws IllegalStateException where the file cannot be read, naming the line at fault
     */
    static Optional<CalendarYear> read(int year, Optional<Path> folder) {
        String name = year + ".txt";
        try {
            Optional<Path> file = folder.map(place -> place.resolve(name)).filter(Files::exists);
            if (file.isPresent()) {
                return Optional.of(of(year, Files.readString(file.get())));
            }
            try (InputStream shipped = CalendarYear.class.getResourceAsStream("/calendars/" + name)) {
                return shipped == null
                        ? Optional.empty()
                        : Optional.of(of(year, new String(shipped.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the calendar " + name + " cannot be read", e);
        }
    }

    static CalendarYear of(int year, String text) {
        CalendarYear calendar = new CalendarYear();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !calendar.take(year, line)) {
                throw new IllegalStateException("line " + (i + 1) + " of the calendar of " + year + ": " + line);
            }
        }
        return calendar;
    }

    /** What was arranged for a day; empty where it is as any other of its week. */
    Optional<Boolean> said(LocalDate day) {
        return Optional.ofNullable(days.get(day));
    }

    private boolean take(int year, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return false;
        }
        try {
            LocalDate first = LocalDate.parse(parts.group(1));
            LocalDate last = parts.group(2) == null ? first : LocalDate.parse(parts.group(2));
            if (last.isBefore(first) || first.getYear() != year || last.getYear() != year) {
                return false;
            }
            boolean works = parts.group(3).equals("work");
            return first.datesUntil(last.plusDays(1)).allMatch(day -> days.put(day, works) == null);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}

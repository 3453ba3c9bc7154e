package cn.quancheng.benefits;

import cn.quancheng.platform.PageQuery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of a list begins that is ordered by time, the newest first, and by number among what is of the same instant.
 *
 * @param at to the microsecond, as the database keeps it
 */
public record Moment(Instant at, UUID id) {
    private static final Pattern CURSOR =
            Pattern.compile("(\\d{1,17})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    /** Ahead of everything. */
    private static final Moment FIRST =
            new Moment(Instant.parse("4000-01-01T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    /**
     * What a page starts after.
     *
     * @throws cn.quancheng.platform.Refusal 400 where its cursor is none
     */
    public static Moment after(PageQuery page) {
        return page.after().map(Moment::read).orElse(FIRST);
    }

    private static Moment read(String cursor) {
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw PageQuery.noCursor();
        }
        return new Moment(
                Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), UUID.fromString(parts.group(2)));
    }

    /** As the database takes it. */
    public OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** As a cursor. */
    public String cursor() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}

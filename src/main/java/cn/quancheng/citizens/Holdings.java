package cn.quancheng.citizens;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.sql.SQLException;
import java.util.List;

/** How much a room holds about a citizen, by kind: what a citizen is told first of all, before they have agreed to anything. */
public interface Holdings {
    /** What there is, kinds of which there is nothing left out. */
    List<Held> of(long citizenId) throws SQLException;

    /**
     * So much of a kind.
     *
     * @param kind its code
     * @param name what citizens read, in Chinese
     */
    @Schema(name = "Held", example = "{\"kind\":\"VOLUNTEER_SERVICE\",\"name\":\"志愿服务\",\"count\":3}")
    record Held(String kind, String name, long count) {}
}

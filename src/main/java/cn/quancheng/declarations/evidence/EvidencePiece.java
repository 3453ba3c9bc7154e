package cn.quancheng.declarations.evidence;

import cn.quancheng.declarations.evidence.cleaning.MediaKind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One file that a citizen shows for a declaration.
 *
 * @param place among the declaration's, 1 to 3
 * @param bytes how long it is as it is kept
 * @param at when it was taken
 * @param deleteOn the day on which it is deleted; null while the declaration is not decided
 */
public record EvidencePiece(
        long id,
        long declarationId,
        long citizenId,
        int place,
        MediaKind kind,
        long bytes,
        Instant at,
        @Nullable LocalDate deleteOn) {}

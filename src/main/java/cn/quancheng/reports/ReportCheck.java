package cn.quancheng.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/**
 * What anyone may know of a report: that it is genuine. Nothing in it is about a person.
 *
 * @param genuine always true: of a code that is not known, nothing is told
 * @param endsOn the last day on which the code is known
 * @param sha256 of the file, in small hexadecimal letters
 */
@Schema(name = "ReportCheck", example = """
        {"genuine":true,"madeOn":"2026-11-24","endsOn":"2027-02-21",
        "sha256":"0f5c5c8ae6b0a1f1d0f7a0d7a8a4f1a3c2b9e8d7c6b5a4938271605f4e3d2c1b"}""")
record ReportCheck(boolean genuine, LocalDate madeOn, LocalDate endsOn, String sha256) {}

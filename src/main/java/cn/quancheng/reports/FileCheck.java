package cn.quancheng.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a file is a report, byte for byte.
 *
 * @param genuine always true: of a code that is not known, nothing is told
 * @param unaltered whether the file is the one that was given out
 * @param sha256 of the file that was sent
 */
@Schema(name = "ReportFileCheck", example = """
        {"genuine":true,"unaltered":true,
        "sha256":"0f5c5c8ae6b0a1f1d0f7a0d7a8a4f1a3c2b9e8d7c6b5a4938271605f4e3d2c1b"}""")
record FileCheck(boolean genuine, boolean unaltered, String sha256) {}

package cn.quancheng.ledger.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** Figures with the rates that are made of them and whether these are what is asked for. */
@Schema(
        name = "ReportingQuality",
        example = "{\"received\":200,\"accepted\":190,\"onTime\":185,\"late\":5,\"refused\":3,\"duplicates\":7,"
                + "\"adverse\":{\"onTime\":40,\"late\":1},\"complianceRate\":0.9850,\"compliant\":true,"
                + "\"lateRate\":0.0264,\"punctual\":true}")
public record Quality(
        @Schema(description = "收到的行数：入库、拒收和重复之和") long received,
        @Schema(description = "入库的行数") long accepted,
        @Schema(description = "入库且按时：自发生之日起15个自然日内收到") long onTime,
        @Schema(description = "入库但迟报") long late,
        @Schema(description = "拒收的行数") long refused,
        @Schema(description = "重复的行数；不算迟报") long duplicates,
        @Schema(description = "入库的行中，失信信息") Adverse adverse,

        @Schema(description = "合规率：符合规则的行占收到的行，舍去万分之一以下；没有数据时为null") @Nullable
        BigDecimal complianceRate,

        @Schema(description = "合规率是否达到目标（默认不低于98%）") @Nullable
        Boolean compliant,

        @Schema(description = "迟报率：迟报占入库的行，万分之一以下进位；没有入库时为null") @Nullable
        BigDecimal lateRate,

        @Schema(description = "迟报率是否达到目标（默认不高于5%）") @Nullable
        Boolean punctual) {

    /** Adverse records that entered. */
    @Schema(name = "AdverseReporting")
    public record Adverse(long onTime, long late) {}

    static Quality of(Figures figures, QualitySettings settings) {
        return new Quality(
                figures.received(),
                figures.accepted(),
                figures.onTime(),
                figures.late(),
                figures.refused(),
                figures.duplicates(),
                new Adverse(figures.adverse().onTime(), figures.adverse().late()),
                figures.complianceRate(),
                figures.isCompliant(settings.leastCompliance()),
                figures.lateRate(),
                figures.isPunctual(settings.mostLate()));
    }
}

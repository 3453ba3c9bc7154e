package cn.quancheng.monthlyrun.watch;

import cn.quancheng.monthlyrun.MonthlyRun;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Everything by which a run was compared with the last one, whether it crossed a limit or not. */
@Path("/api/v1/runs/{id}/comparison")
@Tag(name = "月度计算")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.AUDITOR, Role.Names.MODELER, Role.Names.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class ComparisonResource {
    private final AgroalDataSource database;
    private final MonthlyRun runs;
    private final Measures measures;

    ComparisonResource(AgroalDataSource database, MonthlyRun runs, Measures measures) {
        this.database = database;
        this.runs = runs;
        this.measures = measures;
    }

    /** A figure of the comparison. */
    @Schema(name = "RunMeasure", example = """
            {"kind":"SCORE_PSI","subject":null,"value":0.031,"usual":null,"bound":0.25,"crossed":false}""")
    record Figure(
            Measure.Kind kind,

            @Schema(description = "指标、部门或项目的名称；全体时为null") @Nullable
            String subject,

            double value,

            @Schema(description = "SCORED：上次的人数；…_RECORDS：此前每三十天的条数；其余为null") @Nullable
            Double usual,

            @Schema(description = "越过它就暂缓公布") double bound,

            boolean crossed) {
        static Figure of(Measure measure) {
            return new Figure(
                    measure.kind(),
                    measure.subject(),
                    measure.value(),
                    measure.usual(),
                    measure.bound(),
                    measure.crossed());
        }
    }

    @GET
    @Operation(
            operationId = "getRunComparison",
            summary = "一次计算与上次公布的相比：有分数的人数、分数和各指标的PSI、等级变动、各部门和各项目的记录条数",
            description = "没有上次可比的、人数或条数太少而说明不了什么的，不列。")
    @APIResponse(responseCode = "200", description = "全部；还没有比较过的为空")
    @APIResponse(responseCode = "404", description = "没有这次计算")
    public List<Figure> comparison(@PathParam("id") int id) throws SQLException {
        if (runs.find(id).isEmpty()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "monthlyrun.unknown");
        }
        try (Connection connection = database.getConnection()) {
            return measures.of(connection, id).stream().map(Figure::of).toList();
        }
    }
}

package cn.quancheng.appeals;

import cn.quancheng.ledger.ClosingKind;
import cn.quancheng.ledger.RecordStanding;
import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The record that an appeal is about, as it stands now, for whoever decides it.
 *
 * @param item a code of the catalogue
 * @param basis the law that it rests on
 * @param closed how it was closed; absent while it is open
 */
@Schema(name = "AppealedRecord", example = """
        {"recordNo":"CF-2026-118","department":"市城市管理局","item":"UNCIVIL_BEHAVIOR","itemName":"不文明行为处罚",
        "gradeName":"随地吐痰、乱扔垃圾","occurredOn":"2026-05-12","documentNumber":"济城管罚字〔2026〕118号",
        "basis":"济南市文明行为促进条例 第三十三条; 山东省社会信用条例"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppealedRecord(
        String recordNo,
        String department,
        String item,
        String itemName,
        @Nullable String gradeName,
        LocalDate occurredOn,
        @Nullable String documentNumber,
        String basis,
        @Nullable ClosingKind closed) {
    /** A record in the catalogue's words. */
    public static AppealedRecord of(RecordStanding record, Catalogue catalogue) {
        Optional<CatalogueItem> item = catalogue.item(record.item());
        @Nullable String grade = record.grade();
        return new AppealedRecord(
                record.key().recordNo(),
                record.key().department(),
                record.item(),
                item.map(CatalogueItem::name).orElse(record.item()),
                grade == null ? null : item.map(known -> known.gradeName(grade)).orElse(grade),
                record.occurredOn(),
                record.documentNo(),
                item.map(CatalogueItem::basis).orElse(""),
                record.closed());
    }
}

package cn.quancheng.merchants;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.QueryFlag;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Which merchants are asked for, and which page of them. */
public class MerchantQuery extends PageQuery {
    @QueryParam("q")
    @Parameter(description = "名称或代码的一部分，或整个统一社会信用代码")
    @Nullable
    String words;

    @QueryParam("suspended")
    @Parameter(description = "true：只看暂停的；false：只看未暂停的", schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String suspended;

    Optional<String> words() {
        return Optional.ofNullable(words).map(String::strip).filter(given -> !given.isEmpty());
    }

    Optional<Boolean> suspended() {
        return Optional.ofNullable(suspended)
                .filter(given -> !given.isEmpty())
                .map(given -> QueryFlag.isTrue("suspended", given));
    }
}

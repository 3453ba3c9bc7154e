package cn.quancheng.intake;

import cn.quancheng.platform.QueryFlag;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.RequestKey;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Who sends a file, and how.
 *
 * @param client the account that sends it
 * @param key under which the client may send the same file again
 * @param dryRun whether it is only checked and changes nothing
 */
public record Sending(String client, Optional<RequestKey> key, boolean dryRun) {
    /** What the parameter that asks for a check says of itself. */
    public static final String DRY_RUN = "true：只核对，不入库；结果和错误与真正报送时相同，不改变任何数据";

    /** A file that is sent to be applied. */
    public Sending(String client, Optional<RequestKey> key) {
        this(client, key, false);
    }

    /**
     * A file that is sent as its address says.
     *
     * @param dryRun what stands there after {@code dryRun=}, if anything does
     * @throws Refusal 400 where that is neither true nor false: nobody's trial is to become real by a slip
     */
    public static Sending asked(String client, Optional<RequestKey> key, @Nullable String dryRun) {
        boolean tried = QueryFlag.isTrue("dryRun", dryRun);
        // The same file under the same key is another request when it is to count.
        Optional<RequestKey> own = tried
                ? key.map(given -> new RequestKey(given.account(), given.address() + "?dryRun=true", given.key()))
                : key;
        return new Sending(client, own, tried);
    }
}

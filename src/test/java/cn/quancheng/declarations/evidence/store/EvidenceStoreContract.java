package cn.quancheng.declarations.evidence.store;

import cn.quancheng.AtOnce;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every store promises. */
abstract class EvidenceStoreContract {
    private final StoreKey key = StoreKey.random();

    abstract EvidenceStore store();

    /** Makes it so that the store cannot be reached, for good. */
    abstract void takeAway() throws IOException;

    @Test
    void what_is_put_is_given_back_byte_for_byte() throws IOException {
        byte[] sealed = noise(5 * 1024 * 1024 + 30);
        store().put(key, sealed);

        assertThat(store().get(key))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(sealed));
    }

    @Test
    void what_was_never_put_is_not_there_and_can_be_deleted() throws IOException {
        assertThat(store().get(key)).isEmpty();
        assertThatCode(() -> store().delete(key)).doesNotThrowAnyException();
    }

    @Test
    void what_is_deleted_is_gone_and_the_others_are_not() throws IOException {
        StoreKey other = StoreKey.random();
        store().put(key, noise(10));
        store().put(other, noise(20));

        store().delete(key);
        store().delete(key);

        assertThat(store().get(key)).isEmpty();
        assertThat(store().get(other)).isPresent();
    }

    @Test
    void many_at_once_do_not_mix() throws Exception {
        List<Boolean> own = AtOnce.run(16, () -> {
            StoreKey mine = StoreKey.random();
            byte[] sealed = mine.bytes();
            store().put(mine, sealed);
            return java.util.Arrays.equals(store().get(mine).orElseThrow(), sealed);
        });

        assertThat(own).containsOnly(true);
    }

    @Test
    void a_store_that_is_away_says_so() throws IOException {
        takeAway();

        assertThatThrownBy(() -> store().put(key, noise(10))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store().get(key)).isInstanceOf(IOException.class);
    }

    @Test
    void no_file_is_called_by_anything_that_somebody_made_up() {
        assertThatThrownBy(() -> new StoreKey("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StoreKey("A".repeat(32))).isInstanceOf(IllegalArgumentException.class);
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}

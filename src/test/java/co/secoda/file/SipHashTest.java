package co.secoda.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {
    /** As CPython 3.11, which hashes bytes by SipHash-1-3, has them under PYTHONHASHSEED=0: the key is all zeros. */
    @ParameterizedTest
    @CsvSource({
        "a, 4644417185603328019",
        "1234567, -6684075128579576191",
        "12345678, 3785724242978802311",
        "model.shop.orders, 8470387573737900691"
    })
    void it_is_the_hash_that_others_have_too(String text, long hash) {
        assertThat(new SipHash(0, 0).of(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(hash);
        assertThat(new SipHash(0, 1).of(text.getBytes(StandardCharsets.US_ASCII)))
                .isNotEqualTo(hash);
    }

    @Test
    void nobody_knows_the_key_of_a_table() {
        byte[] id = "model.shop.orders".getBytes(StandardCharsets.US_ASCII);

        assertThat(SipHash.random().of(id)).isNotEqualTo(SipHash.random().of(id));
    }
}

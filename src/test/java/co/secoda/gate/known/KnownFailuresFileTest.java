package co.secoda.gate.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.gate.known.KnownFailure.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFailuresFileTest {
    private static final String FIRST = "known-failures:\n  - ";

    @TempDir
    private Path directory;

    @Test
    void each_entry_says_what_it_fits_and_why_until_when_and_whose_it_is() throws Exception {
        KnownFailures list = read(
                """
                # what we know of
                known-failures:
                  - test: not_null_orders_customer_id   # since June
                    reason: late events, DATA-412
                    owner: finance-data@shop.example
                    until: 2026-12-31
                  - node: 'stg_*'
                    path: models/staging
                    package: stripe
                    tag: nightly
                    reason: |
                      two lines,
                      one reason
                    until: "2027-01-31"
                """);

        assertThat(list.file()).contains(file());
        assertThat(list.digest().orElseThrow()).hasSize(64);
        assertThat(list.entries())
                .containsExactly(
                        new KnownFailure(
                                Map.of(Criterion.TEST, new Wildcard("not_null_orders_customer_id")),
                                "late events, DATA-412",
                                Optional.of("finance-data@shop.example"),
                                LocalDate.of(2026, 12, 31),
                                3),
                        new KnownFailure(
                                Map.of(
                                        Criterion.NODE, new Wildcard("stg_*"),
                                        Criterion.PATH, new Wildcard("models/staging"),
                                        Criterion.PACKAGE, new Wildcard("stripe"),
                                        Criterion.TAG, new Wildcard("nightly")),
                                "two lines,\none reason",
                                Optional.empty(),
                                LocalDate.of(2027, 1, 31),
                                7));
    }

    @Test
    void a_byte_that_is_not_UTF_8_is_told_with_its_place() throws IOException {
        byte[] latin1 = "known-failures:\n  - {test: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(catchThrowableOfType(
                                KnownFailuresException.class, () -> KnownFailuresFile.read(Files.write(file(), latin1)))
                        .problems())
                .singleElement()
                .asString()
                .contains("line 2, column 15: here is a byte that is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "known-failures:\n", "known-failures: []\n", "---\n...\n", "null"})
    void a_list_may_be_empty(String yaml) throws Exception {
        assertThat(read(yaml).entries()).isEmpty();
        assertThat(read(yaml).digest()).isPresent();
    }

    @Test
    void where_there_is_no_file_there_is_no_list() throws Exception {
        assertThat(KnownFailuresFile.read(directory.resolve("none.yml"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test: a, reason: r | line 2, column 5: this entry has no until; say the last day on which it counts",
                "test: a, until: 2026-12-31 | line 2, column 5: this entry has no reason; say why this failure is accepted",
                "test: a, reason: '', until: 2026-12-31 | line 2, column 23: reason is empty",
                "test: a, reason: , until: 2026-12-31 | line 2, column 22: reason is empty",
                "test: , reason: r, until: 2026-12-31 | line 2, column 11: test is empty",
                "test: a, reason: r, until: 31.12.2026 | line 2, column 33: '31.12.2026' is no date such as 2026-12-31",
                "test: a, reason: r, until: 2026-02-30 | line 2, column 33: '2026-02-30' is no date such as 2026-12-31",
                "test: a, reason: r, until: [2026-12-31] | line 2, column 33: until must be one text",
                "tests: a, reason: r, until: 2026-12-31 | line 2, column 6: unknown key 'tests'; did you mean test",
                "colour: a, test: a, reason: r, until: 2026-12-31 | line 2, column 6: unknown key 'colour'; known are test, node, path, package, tag, reason, owner, until",
                "test: a, test: b, reason: r, until: 2026-12-31 | line 2, column 15: test is there twice",
                "reason: r, until: 2026-12-31 | line 2, column 5: this entry would fit every test: it needs test, node, path, package or tag",
                "test: '*', node: '**', reason: r, until: 2026-12-31 | line 2, column 5: this entry would fit every test: * alone is no limit",
                "<<: *a, test: a, reason: r, until: 2026-12-31 | line 2, column 6: unknown key '<<'",
            })
    void an_entry_that_is_wrong_is_refused_with_its_place(String entry, String problem) throws Exception {
        assertThat(problems(FIRST + "{" + entry + "}\n"))
                .anySatisfy(told -> assertThat(told).startsWith(file() + ", " + problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- test: a | line 1, column 1: the file must begin with known-failures:",
                "known-failure: [] | line 1, column 1: unknown key 'known-failure'; did you mean known-failures",
                "known-failures: a | line 1, column 17: known-failures must be a list",
                "known-failures: [a] | line 1, column 18: an entry must have keys, such as test, reason and until",
                "known-failures: [*a] | line 1, column 18: an entry must have keys, such as test, reason and until",
                "known-failures: [{test: a | line 1, column 26: it is not YAML that can be read: ",
                "known-failures: [{test: &x a, reason: *x, until: 2026-12-31}] | line 1, column 39: reason is an alias; write it out",
            })
    void a_file_that_is_no_list_is_refused_with_the_place(String yaml, String problem) throws Exception {
        assertThat(problems(yaml)).first().asString().startsWith(file() + ", " + problem);
    }

    @Test
    void a_second_document_is_refused() throws Exception {
        assertThat(problems("known-failures:\n---\nknown-failures:\n"))
                .containsExactly(file() + ", line 3, column 1: a second document begins here; remove it");
    }

    @Test
    void all_places_are_told_up_to_ten() throws Exception {
        assertThat(problems("known-failures:\n" + "  - {reason: r}\n".repeat(8)))
                .hasSize(11)
                .endsWith("and 6 more places");
    }

    @Test
    void entries_and_values_have_bounds() throws Exception {
        assertThat(problems("known-failures:\n" + "- {test: a, reason: r, until: 2026-12-31}\n".repeat(2_001)))
                .containsExactly(file() + ", line 2002, column 3: these are more than 2000 entries");
        assertThat(problems(FIRST + "{test: a, until: 2026-12-31, reason: " + "r".repeat(1_001) + "}"))
                .containsExactly(file() + ", line 2, column 42: reason has more than 1000 characters");
        assertThat(problems("#".repeat((1 << 20) + 1)))
                .singleElement()
                .asString()
                .contains("larger than 1048576 bytes");
        assertThat(problems("[".repeat(60))).singleElement().asString().contains("nests more than 50 levels");
    }

    @Test
    void what_is_no_file_is_refused() throws Exception {
        Files.createDirectory(file());

        assertThat(catchThrowableOfType(KnownFailuresException.class, () -> KnownFailuresFile.read(file())))
                .hasMessage(file() + ": it can't be read: it is no file but a directory");
    }

    @Test
    void what_a_file_says_does_not_break_the_line() throws Exception {
        assertThat(problems(FIRST + "{\"a\\n::error::\\e[31m\": b}"))
                .allSatisfy(told -> assertThat(told).doesNotContain("\n", "\u001b"));
    }

    private KnownFailures read(String yaml) throws IOException, KnownFailuresException {
        return KnownFailuresFile.read(write(yaml)).orElseThrow();
    }

    private List<String> problems(String yaml) throws IOException {
        write(yaml);
        return catchThrowableOfType(KnownFailuresException.class, () -> KnownFailuresFile.read(file()))
                .problems();
    }

    private Path write(String yaml) throws IOException {
        return Files.write(file(), yaml.getBytes(StandardCharsets.UTF_8));
    }

    private Path file() {
        return directory.resolve(KnownFailuresFile.NAME);
    }
}

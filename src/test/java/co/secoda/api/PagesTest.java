package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.Answers.BadAnswer;
import co.secoda.api.Integrations.IntegrationPage;
import co.secoda.api.SecodaException.Kind;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`meta`: {`next_page`: 2}}                                                     | 2",
                "{`meta`: {`next_page`: `2`}}                                                   | 2",
                "{`meta`: {`next_page`: null}, `links`: {`next`: null}}                         | -1",
                "{`meta`: {`next_page`: `None`}, `links`: {`next`: `None`}}                     | -1",
                "{}                                                                             | -1",
                "{`links`: {`next`: `https://api.secoda.co/api/v1/x?type=dbt&page=3`}}          | 3",
                "{`links`: {`next`: `https://evil.example.com/resource/all/?page=2&x=y`}}       | 2",
                "{`links`: {`next`: `/resource/all/?page=2#top`}}                               | 2",
                "{`links`: {`next`: `?mypage=2`}}                                               | -1",
                "{`links`: {`next`: `?page=99999999999999999999`}}                              | -1",
                "{`links`: `None`, `meta`: []}                                                  | -1",
                "{`meta`: {`next_page`: 1}}                                                     | -1",
                "{`meta`: {`next_page`: 0}}                                                     | -1",
                "{`meta`: {`next_page`: -2}}                                                    | -1"
            })
    void the_next_page_is_its_number_wherever_it_is_told(String page, int next) throws BadAnswer {
        String body = page.strip()
                .replace('`', '"')
                .replaceFirst("\\{", "{\"results\": [], ")
                .replace(", }", "}");

        IntegrationPage read = Answers.page(answer(body), 1);

        assertThat(read.nextPage()).isEqualTo(next < 0 ? OptionalInt.empty() : OptionalInt.of(next));
    }

    @Test
    void a_hundred_pages_are_read_without_a_skipped_or_doubled_row() throws Exception {
        // Each page repeats the last row of the one before it, as when a row came in meanwhile.
        List<Integration> all = listing(page -> page(
                page == 100 ? "\"None\"" : Integer.toString(page + 1),
                IntStream.rangeClosed((page - 1) * 10, page * 10)));

        assertThat(all).extracting(Integration::id).containsExactlyElementsOf(ids(1001));
    }

    @Test
    void a_server_that_always_names_a_next_page_does_not_keep_us() throws Exception {
        List<Integration> all = listing(page -> page(Integer.toString(page + 1), IntStream.range(0, 3)));

        assertThat(all).extracting(Integration::id).containsExactlyElementsOf(ids(3));
    }

    @Test
    void a_page_without_news_among_others_is_no_end() throws Exception {
        List<Integration> all = listing(page -> page(
                page == 3 ? "null" : Integer.toString(page + 1),
                page == 2 ? IntStream.empty() : IntStream.range(page, page + 1)));

        assertThat(all).extracting(Integration::id).containsExactly("id-1", "id-3");
    }

    @Test
    void a_row_without_an_id_is_a_bad_answer_that_says_where() {
        SecodaException e = catchThrowableOfType(
                SecodaException.class, () -> listing(page -> "{\"results\": [{\"id\": \"a\"}, {\"name\": \"b\"}]}"));

        assertThat(e.kind()).isEqualTo(Kind.BAD_ANSWER);
        assertThat(e).hasMessageContaining("$.results[1].id should be a string but is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z",
        "2024-05-01T12:00:00.000000+02:00, 2024-05-01T10:00:00Z",
        "2024-05-01T10:00:00.5+00:00, 2024-05-01T10:00:00.500Z",
        "yesterday, yesterday",
        "None, ",
        "'', "
    })
    void last_run_is_the_same_text_for_the_same_instant(String text, String lastRun) throws BadAnswer {
        Integration read =
                Answers.integration(answer("{\"id\": \"a\", \"scheduled_extractions_last_run\": \"" + text + "\"}"));

        assertThat(read.lastRun()).isEqualTo(Optional.ofNullable(lastRun));
    }

    @Test
    void fields_are_kept_as_they_are() throws BadAnswer {
        Integration read = Answers.integration(
                answer("{\"new\": [1, 2.50, true, null], \"id\": \"a\", \"credentials\": {\"p\": \"s3cret\"}}"));

        assertThat(read.fields().keySet()).containsExactly("new", "id", "credentials");
        assertThat(read.fields().get("new")).hasToString("[1, 2.50, true, null]");
        assertThat(read.toString()).doesNotContain("s3cret");
    }

    private static List<Integration> listing(IntFunction<String> pages) throws Exception {
        try (RawServer server = RawServer.serving(connection -> {
                    while (true) {
                        Matcher page = PAGE.matcher(connection.readHead());
                        connection.answer("200 OK", "", pages.apply(page.find() ? Integer.parseInt(page.group(1)) : 1));
                    }
                });
                HttpSecodaApi api =
                        Clients.of(server.url(), "pages-key-0123456789").build()) {
            return Integrations.all(api, Optional.empty());
        }
    }

    private static String page(String next, IntStream rows) {
        String results = rows.mapToObj(row -> "{\"id\": \"id-" + row + "\"}").collect(Collectors.joining(","));
        return "{\"meta\": {\"next_page\": " + next + "}, \"results\": [" + results + "]}";
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(row -> "id-" + row).toList();
    }

    private static Answer answer(String body) {
        return new Answer(
                200,
                "application/json",
                "",
                Optional.empty(),
                Optional.empty(),
                body.getBytes(StandardCharsets.UTF_8),
                Secrets.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000000, 0, it has more than 64 MB",
        "20000, 10, 0, there are more than 100000 integrations",
        "1, 10, 31, it takes more than 10 minutes"
    })
    void a_list_that_never_ends_is_given_up_by_bytes_rows_and_time(int rows, long bytes, int seconds, String why) {
        int[] pages = {0};
        InstantSource clock = () -> Instant.EPOCH.plusSeconds((long) seconds * pages[0]);
        SecodaApi endless = endless(page -> {
            pages[0] = page;
            List<Integration> integrations = IntStream.range(0, rows)
                    .<Integration>mapToObj(row -> new Integration(
                            page + "-" + row, Optional.empty(), Optional.empty(), Optional.empty(), Map.of()))
                    .toList();
            return new IntegrationPage(integrations, bytes, OptionalInt.of(page + 1));
        });

        SecodaException e =
                catchThrowableOfType(SecodaException.class, () -> Integrations.all(endless, Optional.empty(), clock));

        assertThat(e.kind()).isEqualTo(Kind.BAD_ANSWER);
        assertThat(e).hasMessageContaining("the list of integrations doesn't end: " + why);
        assertThat(pages[0]).isLessThan(100);
    }

    /** A server that does nothing but list. */
    private static SecodaApi endless(IntFunction<IntegrationPage> pages) {
        return (SecodaApi) Proxy.newProxyInstance(
                SecodaApi.class.getClassLoader(),
                new Class<?>[] {SecodaApi.class},
                (proxy, method, arguments) -> pages.apply((int) arguments[1]));
    }
}

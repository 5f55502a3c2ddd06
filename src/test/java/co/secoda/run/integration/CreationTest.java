package co.secoda.run.integration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.NewIntegration;
import co.secoda.api.RequestHeaders;
import co.secoda.api.SecodaException;
import co.secoda.api.UploadFile.UploadProgress;
import co.secoda.run.RecordingLog;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An integration is never created twice, whatever becomes of the answer. */
class CreationTest {
    private static final String PATH = "/api/v1/integration/integrations";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ResponseDefinitionBuilder CREATED = jsonResponse(row("new", "Shop", "custom"), 201);

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final RecordingLog log = new RecordingLog();
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void what_is_answered_is_taken() throws Exception {
        listsAre(rows());
        answersAre(CREATED);

        assertThat(create()).isEqualTo("new");
        assertThat(posts()).isEqualTo(1);
        assertThat(lists()).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_lost_is_made_up_for_by_the_list() throws Exception {
        listsAre(rows(), rows(row("other", "Other", "custom"), row("new", "Shop", "custom")));
        answersAre(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(create()).isEqualTo("new");
        assertThat(posts()).isEqualTo(1);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .contains("integration new of that name and type is there and was not before");
    }

    @Test
    void one_that_shows_late_is_waited_for_as_long_as_an_answer_may_take() throws Exception {
        listsAre(rows(), rows(), rows(), rows(row("new", "Shop", "custom")));
        answersAre(serverError());

        assertThat(create()).isEqualTo("new");
        assertThat(posts()).isEqualTo(1);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(PATIENCE);
    }

    @Test
    void one_that_is_surely_not_there_is_asked_for_once_more() throws Exception {
        listsAre(rows());
        answersAre(serverError(), CREATED);

        assertThat(create()).isEqualTo("new");
        assertThat(posts()).isEqualTo(2);
        assertThat(lists()).isEqualTo(4);
        assertThat(log.lines).singleElement().asString().contains("trying again, once");
    }

    @Test
    void one_of_the_same_name_that_was_there_before_is_not_taken_for_it() throws Exception {
        listsAre(rows(row("old", "Shop", "custom")));
        answersAre(serverError(), CREATED);

        assertThat(create()).isEqualTo("new");
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void one_of_the_same_name_and_another_type_is_not_taken_for_it() throws Exception {
        listsAre(rows(), rows(row("dbt", "Shop", "dbt")));
        answersAre(serverError(), CREATED);

        assertThat(create()).isEqualTo("new");
    }

    @Test
    void two_lost_answers_are_the_end() {
        listsAre(rows());
        answersAre(serverError());

        assertThat(failure()).hasMessageContaining("500").hasMessageContaining("tried twice");
        assertThat(posts()).isEqualTo(2);
        assertThat(lists()).isEqualTo(7);
    }

    @Test
    void the_second_one_is_looked_for_too() throws Exception {
        listsAre(rows(), rows(), rows(), rows(), rows(row("new", "Shop", "custom")));
        answersAre(serverError());

        assertThat(create()).isEqualTo("new");
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void the_first_one_may_show_after_the_second_was_refused() throws Exception {
        listsAre(rows(), rows(), rows(), rows(), rows(row("new", "Shop", "custom")));
        answersAre(serverError(), jsonResponse("{\"name\": [\"is taken\"]}", 400));

        assertThat(create()).isEqualTo("new");
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void of_several_new_ones_none_is_chosen() {
        listsAre(rows(), rows(row("a", "Shop", "custom"), row("b", "Shop", "custom")));
        answersAre(serverError());

        assertThat(failure()).hasMessageContaining("a, b");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void nothing_is_sent_again_if_the_list_can_not_be_read() {
        list(0, false, okJson(rows()));
        list(1, true, serverError());
        answersAre(serverError());

        assertThat(failure()).hasMessageContaining("not known").hasMessageContaining("list-integrations");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void nothing_is_sent_again_if_the_server_said_that_it_was_created() {
        listsAre(rows());
        answersAre(jsonResponse("{\"no\": \"id\"}", 201));

        assertThat(failure()).hasMessageContaining("by its status it was created");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void nothing_is_sent_at_all_if_the_list_can_not_be_read_before() {
        list(0, true, jsonResponse("{\"detail\": \"no\"}", 403));
        answersAre(CREATED);

        assertThat(failure().kind()).isEqualTo(SecodaException.Kind.REFUSED);
        assertThat(posts()).isZero();
    }

    @Test
    void a_refusal_is_final_and_shows_no_credentials() {
        listsAre(rows());
        answersAre(jsonResponse("{\"credentials\": [\"hunter2-hunter2 is wrong\"]}", 400));

        SecodaException failure = failure();

        assertThat(failure.kind()).isEqualTo(SecodaException.Kind.REJECTED);
        assertThat(failure).hasMessageContaining("credentials: *** is wrong").hasNoCause();
        assertThat(posts()).isEqualTo(1);
        assertThat(lists()).isEqualTo(1);
    }

    private String create() throws SecodaException, InterruptedException {
        NewIntegration wanted =
                new NewIntegration("Shop", "custom", List.of(), Map.of("login", Map.of("password", "hunter2-hunter2")));
        ConnectionSettings settings = new ConnectionSettings(
                BaseUrl.parse(server.baseUrl(), false),
                ApiKey.of("key-0123456789"),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RequestHeaders.NONE,
                "test",
                UploadProgress.NONE);
        try (HttpSecodaApi api = new HttpSecodaApi(settings)) {
            return new Creation(wanted, PATIENCE, pauses::add, log).perform(api).id();
        }
    }

    private SecodaException failure() {
        return catchThrowableOfType(SecodaException.class, this::create);
    }

    private int posts() {
        return server.countRequestsMatching(
                        postRequestedFor(urlPathEqualTo(PATH)).build())
                .getCount();
    }

    private int lists() {
        return server.countRequestsMatching(
                        getRequestedFor(urlPathEqualTo(PATH)).build())
                .getCount();
    }

    /** The last one stays. */
    private void listsAre(String... bodies) {
        for (int i = 0; i < bodies.length; i++) {
            list(i, i == bodies.length - 1, okJson(bodies[i]));
        }
    }

    private void list(int number, boolean last, ResponseDefinitionBuilder answer) {
        inTurn("list", get(urlPathEqualTo(PATH)), number, last, answer);
    }

    /** The last one stays. */
    private void answersAre(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            inTurn("create", post(urlPathEqualTo(PATH)), i, i == answers.length - 1, answers[i]);
        }
    }

    private void inTurn(
            String scenario, MappingBuilder request, int number, boolean last, ResponseDefinitionBuilder answer) {
        server.stubFor(request.inScenario(scenario)
                .whenScenarioStateIs(number == 0 ? STARTED : Integer.toString(number))
                .willSetStateTo(
                        last ? (number == 0 ? STARTED : Integer.toString(number)) : Integer.toString(number + 1))
                .willReturn(answer));
    }

    private static String rows(String... rows) {
        return "{\"links\": {}, \"results\": [" + String.join(", ", rows) + "]}";
    }

    private static String row(String id, String name, String type) {
        return "{\"id\": \"%s\", \"name\": \"%s\", \"type\": \"%s\"}".formatted(id, name, type);
    }
}

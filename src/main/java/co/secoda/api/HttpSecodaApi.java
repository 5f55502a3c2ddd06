package co.secoda.api;

import co.secoda.api.Caller.RetryRules;
import co.secoda.api.Integrations.IntegrationPage;
import co.secoda.api.SecodaApi.SlackConversation;
import co.secoda.api.SecodaException.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * The calls over HTTP, a row each: what messages name it, its path, its body, what its answer means. One object has one
 * pool of connections and may be used by several threads; {@link #close()}, also from another thread, cuts the calls
 * under way, which then throw {@link InterruptedException}, and gives everything back.
 */
public final class HttpSecodaApi implements SecodaApi {
    private static final String INTEGRATIONS = "/api/v1/integration/integrations";

    private final Transport transport;
    private final Caller caller;
    private final Deadline deadline;
    private final boolean once;

    /**
     * A client with a budget of writes of its own. Connects nothing yet.
     *
     * @throws IllegalArgumentException if the file of CA certificates can't be read or has none in it
     */
    public HttpSecodaApi(ConnectionSettings settings) {
        this(settings, WriteBudget.alone());
    }

    /**
     * A client that shares its budget of writes with others. Connects nothing yet.
     *
     * @throws IllegalArgumentException if the file of CA certificates can't be read or has none in it
     */
    public HttpSecodaApi(ConnectionSettings settings, WriteBudget budget) {
        this(
                settings,
                budget,
                RetryRules.of(settings.retries(), Backoff.standard(new SecureRandom())),
                Clock.systemUTC(),
                Pause.SLEEP,
                SystemDefaultDnsResolver.INSTANCE);
    }

    HttpSecodaApi(
            ConnectionSettings settings,
            WriteBudget budget,
            RetryRules rules,
            Clock clock,
            Pause pause,
            DnsResolver names) {
        transport = new Transport(settings, names);
        caller = new Caller(transport, settings, budget, rules, clock, pause, budget.otherForms());
        deadline = Deadline.NONE;
        once = false;
    }

    private HttpSecodaApi(HttpSecodaApi other, Deadline deadline, boolean once) {
        this.transport = other.transport;
        this.caller = other.caller;
        this.deadline = deadline;
        this.once = once;
    }

    @Override
    public SecodaApi until(Deadline end) {
        return new HttpSecodaApi(this, end, once);
    }

    @Override
    public SecodaApi once() {
        return new HttpSecodaApi(this, deadline, true);
    }

    @Override
    public IntegrationPage listIntegrations(Optional<String> type, int page)
            throws SecodaException, InterruptedException {
        requireCounted(page);
        String filter = type.map(text -> "type=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&")
                .orElse("");
        String path = INTEGRATIONS + "?" + filter + "page=" + page;
        return run(Call.get("list the integrations", path, answer -> Answers.page(answer, page))
                .large());
    }

    private static void requireCounted(int page) {
        if (page < 1) {
            throw new IllegalArgumentException("pages are counted from 1, not from " + page);
        }
    }

    @Override
    public Integration getIntegration(IntegrationId id) throws SecodaException, InterruptedException {
        return run(Call.get("read the integration", integration(id), Answers::integration));
    }

    @Override
    public Integration createIntegration(NewIntegration integration) throws SecodaException, InterruptedException {
        return run(Call.post("create the integration", INTEGRATIONS, integration::body, Answers::integration)
                .once());
    }

    @Override
    public void deleteIntegration(IntegrationId id) throws SecodaException, InterruptedException {
        run(Call.delete("delete the integration", integration(id), Answers::nothing));
    }

    @Override
    public void importCsvMetadata(IntegrationId id, UploadFile file) throws SecodaException, InterruptedException {
        Call.Body form = () -> FilePart.form(Map.of("file", file));
        run(Call.post("import the CSV metadata", integration(id) + "/import_metadata", form, Answers::nothing));
    }

    @Override
    public void importJsonlMetadata(IntegrationId id, UploadFile resources, Optional<UploadFile> lineages)
            throws SecodaException, InterruptedException {
        Map<String, UploadFile> files = new LinkedHashMap<>(Map.of("resources_file", resources));
        lineages.ifPresent(file -> files.put("lineages_file", file));
        String path = integration(id) + "/import_jsonl_metadata";
        run(Call.post("import the JSONL metadata", path, () -> FilePart.form(files), Answers::nothing));
    }

    @Override
    public void uploadDbtArtifacts(IntegrationId id, UploadFile runResults, UploadFile manifest)
            throws SecodaException, InterruptedException {
        Map<String, UploadFile> files = new LinkedHashMap<>();
        files.put("run_results", runResults);
        files.put("manifest", manifest);
        String path = dbt(id, "upload_artifacts");
        run(Call.post("upload the dbt artifacts", path, () -> FilePart.form(files), Answers::nothing));
    }

    @Override
    public void triggerDbtSync(IntegrationId id) throws SecodaException, InterruptedException {
        run(Call.post("start the sync", dbt(id, "trigger"), Answers::nothing));
    }

    @Override
    public FailingTests getFailingTests(IntegrationId id) throws SecodaException, InterruptedException {
        return run(Call.get("read the failing tests", dbt(id, "failing_tests"), Answers::failingTests)
                .large());
    }

    @Override
    public List<SlackConversation> listSlackConversations() throws SecodaException, InterruptedException {
        try {
            return run(slackConversations(""));
        } catch (SecodaException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                // Secoda's own example request doubles the prefix.
                return run(slackConversations("/api/v1"));
            }
            throw e;
        }
    }

    @Override
    public CatalogPage listResources(CatalogFilter filter, int page) throws SecodaException, InterruptedException {
        requireCounted(page);
        // A space as + is one in forms alone.
        String json = URLEncoder.encode(filter.json(), StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/api/v1/resource/catalog?filter=" + json + "&page=" + page;
        return run(Call.get("look ids up in the catalogue", path, answer -> Answers.resources(answer, page)));
    }

    private static Call<List<SlackConversation>> slackConversations(String prefix) {
        String path = prefix + "/api/v2/integration_v2/slack/conversations/list";
        return Call.get("list the Slack channels", path, Answers::slackConversations)
                .large();
    }

    /**
     * What the server says of its own health, such as {@code OK}; empty if it answers without saying. Not one of the
     * ten calls: it needs no key, and that it isn't there is no fault.
     */
    public Optional<String> healthCheck() throws SecodaException, InterruptedException {
        return run(Call.get("ask for the server's health", "/healthcheck", Answers::health));
    }

    private <T> T run(Call<T> call) throws SecodaException, InterruptedException {
        return caller.run(call, deadline, once);
    }

    private static String integration(IntegrationId id) {
        return INTEGRATIONS + "/" + id;
    }

    private static String dbt(IntegrationId id, String what) {
        return "/api/v1/integration/dbt/" + id + "/" + what + "/";
    }

    @Override
    public void close() {
        transport.close();
    }
}

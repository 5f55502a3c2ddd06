package co.secoda.api;

import co.secoda.api.SecodaException.Kind;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * The ten calls over HTTP. One object has one pool of connections and may be used by several threads; {@link #close()},
 * also from another thread, cuts the calls under way, which then throw {@link InterruptedException}, and gives
 * everything back.
 */
public final class HttpSecodaApi implements SecodaApi {
    private final Transport transport;
    private final Caller caller;

    /**
     * A client with a budget of writes of its own. Connects nothing yet.
     *
     * @throws IllegalArgumentException if the file of CA certificates can't be read or has none in it
     */
    public HttpSecodaApi(ConnectionSettings settings) {
        this(settings, new WriteBudget(new ArrayDeque<>()));
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
                duration -> Thread.sleep(duration.toMillis()),
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
    }

    @Override
    public IntegrationPage listIntegrations(Optional<String> type, int page)
            throws SecodaException, InterruptedException {
        return caller.run(new ListIntegrations(type, page));
    }

    @Override
    public Integration getIntegration(IntegrationId id) throws SecodaException, InterruptedException {
        return caller.run(new GetIntegration(id));
    }

    @Override
    public Integration createIntegration(NewIntegration integration) throws SecodaException, InterruptedException {
        return caller.run(new CreateIntegration(integration));
    }

    @Override
    public void deleteIntegration(IntegrationId id) throws SecodaException, InterruptedException {
        caller.run(new DeleteIntegration(id));
    }

    @Override
    public void importCsvMetadata(IntegrationId id, UploadFile file) throws SecodaException, InterruptedException {
        caller.run(new ImportCsvMetadata(id, file));
    }

    @Override
    public void importJsonlMetadata(IntegrationId id, UploadFile resources, Optional<UploadFile> lineages)
            throws SecodaException, InterruptedException {
        caller.run(new ImportJsonlMetadata(id, resources, lineages));
    }

    @Override
    public void uploadDbtArtifacts(IntegrationId id, UploadFile runResults, UploadFile manifest)
            throws SecodaException, InterruptedException {
        caller.run(new UploadDbtArtifacts(id, runResults, manifest));
    }

    @Override
    public void triggerDbtSync(IntegrationId id) throws SecodaException, InterruptedException {
        caller.run(new TriggerDbtSync(id));
    }

    @Override
    public FailingTests getFailingTests(IntegrationId id) throws SecodaException, InterruptedException {
        return caller.run(new GetFailingTests(id));
    }

    @Override
    public List<SlackConversation> listSlackConversations() throws SecodaException, InterruptedException {
        try {
            return caller.run(ListSlackConversations.DOCUMENTED);
        } catch (SecodaException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return caller.run(ListSlackConversations.DOUBLED);
            }
            throw e;
        }
    }

    /**
     * What the server says of its own health, such as {@code OK}; empty if it answers without saying. Not one of the
     * ten calls: it needs no key, and that it isn't there is no fault.
     */
    public Optional<String> healthCheck() throws SecodaException, InterruptedException {
        return caller.run(new HealthCheck());
    }

    @Override
    public void close() {
        transport.close();
    }
}

package co.secoda.api;

import co.secoda.api.Integrations.IntegrationPage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ten calls of Secoda's integrations API, and the one of its catalogue that gives ids their names.
 *
 * <p>Every call is repeated as the client's retry rules say, blocks until its answer is there, and throws
 * {@link SecodaException} when there is none that can be used; an interrupt ends it at once with
 * {@link InterruptedException}. Closing the client closes its connections.
 */
public interface SecodaApi extends AutoCloseable {
    /**
     * One page of the workspace's active integrations.
     *
     * @param type only integrations of this type, such as {@code custom}
     * @param page counted from 1
     */
    IntegrationPage listIntegrations(Optional<String> type, int page) throws SecodaException, InterruptedException;

    /** One integration. */
    Integration getIntegration(IntegrationId id) throws SecodaException, InterruptedException;

    /** Creates an integration. Never repeated once the request may have reached the server. */
    Integration createIntegration(NewIntegration integration) throws SecodaException, InterruptedException;

    /** Deletes an integration. */
    void deleteIntegration(IntegrationId id) throws SecodaException, InterruptedException;

    /** Imports metadata from a CSV file. */
    void importCsvMetadata(IntegrationId id, UploadFile file) throws SecodaException, InterruptedException;

    /** Imports resources, and optionally lineage, from JSON Lines files. */
    void importJsonlMetadata(IntegrationId id, UploadFile resources, Optional<UploadFile> lineages)
            throws SecodaException, InterruptedException;

    /** Uploads the artifacts of one dbt run in one request. What was uploaded before is replaced. */
    void uploadDbtArtifacts(IntegrationId id, UploadFile runResults, UploadFile manifest)
            throws SecodaException, InterruptedException;

    /** Starts a sync of a dbt integration. */
    void triggerDbtSync(IntegrationId id) throws SecodaException, InterruptedException;

    /** The entities whose tests fail or warn, as of the last sync. */
    FailingTests getFailingTests(IntegrationId id) throws SecodaException, InterruptedException;

    /** The Slack channels that the workspace can write to. */
    List<SlackConversation> listSlackConversations() throws SecodaException, InterruptedException;

    /**
     * One page of the catalogue's resources, as far as the key's user may see them.
     *
     * @param filter which are asked for; a server may leave that out of account, so whoever asks looks at the ids
     * @param page counted from 1
     */
    CatalogPage listResources(CatalogFilter filter, int page) throws SecodaException, InterruptedException;

    /** The same client, for calls that are worth one try each. Closing either client closes both. */
    SecodaApi once();

    /**
     * The same client, for calls that end at a deadline: one under way then is cut, and one that would begin then isn't
     * made; both throw {@link SecodaException}. No call waits for a further try that would begin later. Closing either
     * client closes both.
     */
    SecodaApi until(Deadline deadline);

    @Override
    void close();

    /**
     * A Slack channel.
     *
     * @param id its id, where the server gives one
     * @param name its name, where the server gives one
     * @param fields the whole entry, as {@link Integration#fields()}
     */
    public record SlackConversation(Optional<String> id, Optional<String> name, Map<String, Object> fields) {
        public SlackConversation {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}

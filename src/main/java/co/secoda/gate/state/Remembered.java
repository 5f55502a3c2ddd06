package co.secoda.gate.state;

import co.secoda.api.IntegrationId;
import co.secoda.gate.LastGood;
import java.util.Optional;

/**
 * What a state file remembers of an integration from run to run.
 *
 * @param baseUrl the API's root of its server
 * @param integrationId the integration
 * @param published the SHA-256 of the run results that were published there last
 * @param lastGood what was failing when all was last well there
 */
public record Remembered(
        String baseUrl, IntegrationId integrationId, Optional<String> published, Optional<LastGood> lastGood) {
    boolean isOf(String url, IntegrationId id) {
        return baseUrl.equals(url) && integrationId.equals(id);
    }
}

package co.secoda.run.integration;

import co.secoda.api.Integration;
import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.run.BadSettingException;
import co.secoda.run.Log;
import co.secoda.text.PlainText;
import java.util.Optional;

/** Deletes an integration whose id was given twice. */
public final class Deletion {
    private final IntegrationId id;
    private final boolean confirmed;
    private final Log log;

    /**
     * Checks what was given.
     *
     * @throws BadSettingException if the confirmation is of another id
     */
    public Deletion(IntegrationId id, Optional<String> confirmation, Log log) throws BadSettingException {
        this.id = id;
        this.confirmed = confirmation.isPresent();
        this.log = log;
        if (confirmed && !confirmation.get().equals(id.value())) {
            throw new BadSettingException("secoda.confirm=" + PlainText.value(confirmation.get())
                    + " is not the id of the integration, which is " + id + ": nothing is deleted.");
        }
    }

    /**
     * Shows and deletes it.
     *
     * @return what it was
     * @throws BadSettingException if it wasn't confirmed
     * @throws SecodaException also if there is no such integration; one that is gone when the deletion is tried again
     *     was deleted by the first try
     */
    public Integration perform(SecodaApi api) throws SecodaException, BadSettingException, InterruptedException {
        Integration integration = api.getIntegration(id);
        String shown = "integration " + id + ", \""
                + PlainText.value(integration.name().orElse("")) + "\" of type "
                + PlainText.value(integration.type().orElse("unknown"));
        if (!confirmed) {
            throw new BadSettingException("This would delete " + shown
                    + ", with all its resources in Secoda and what people wrote about them, which adding it again doesn't bring back: to do so, add -Dsecoda.confirm="
                    + id + ".");
        }
        log.info("Deleting " + shown + ".");
        api.deleteIntegration(id);
        log.info("Deleted integration " + id + ".");
        return integration;
    }
}

package co.secoda.run;

import co.secoda.api.ConnectionSettings;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.WriteBudget;

/**
 * Everything that is needed to speak to Secoda, checked.
 *
 * @param settings where, who and how patiently
 * @param budget how many writes a minute there may be, over all modules of the session
 * @param sandbox whether it is the embedded server that answers
 */
public record Connection(ConnectionSettings settings, WriteBudget budget, boolean sandbox) {
    /**
     * A client; whoever opens it closes it.
     *
     * @throws BadSettingException if the further certificate authorities can't be read
     */
    public HttpSecodaApi open() throws BadSettingException {
        return Setting.checked(() -> new HttpSecodaApi(settings, budget));
    }
}

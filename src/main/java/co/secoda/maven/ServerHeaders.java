package co.secoda.maven;

import co.secoda.api.RequestHeaders;
import co.secoda.run.BadSettingException;
import co.secoda.run.Setting;
import co.secoda.text.PlainText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Further headers of each request, from {@code <configuration><httpHeaders>} of the {@code <server>}, in the form that
 * Maven's own transport has: {@code <property><name>…</name><value>…</value></property>}.
 */
final class ServerHeaders {
    private static final String DEFAULT_SERVER = "secoda";

    private final MavenSession session;

    ServerHeaders(MavenSession session) {
        this.session = session;
    }

    /**
     * The headers; none where there are none.
     *
     * @param serverId an explicit {@code secoda.serverId}
     * @throws BadSettingException if one can't be a header, or the server isn't marked as Secoda's; no value is
     *     repeated
     */
    RequestHeaders find(Optional<String> serverId) throws BadSettingException {
        String id = serverId.orElse(DEFAULT_SERVER);
        KeySource.requireOfSecoda(session, id);
        Server server = session.getSettings().getServer(id);
        if (server == null || !(server.getConfiguration() instanceof Xpp3Dom configuration)) {
            return RequestHeaders.NONE;
        }
        Xpp3Dom headers = configuration.getChild("httpHeaders");
        if (headers == null) {
            return RequestHeaders.NONE;
        }
        String place = "<httpHeaders> of <server> " + PlainText.value(id) + " in settings.xml";
        Map<String, String> values = new LinkedHashMap<>();
        for (Xpp3Dom property : headers.getChildren("property")) {
            String name = text(property, "name");
            String value = text(property, "value");
            if (KeySource.UNRESOLVED.matcher(value).find()) {
                throw new BadSettingException(place + ": the value of " + PlainText.value(name)
                        + " is an expression that nothing in this build resolves: set the variable in it.");
            }
            values.put(name, value);
        }
        return Setting.read(place, "", text -> new RequestHeaders(values));
    }

    private static String text(Xpp3Dom property, String child) {
        Xpp3Dom found = property.getChild(child);
        return found == null || found.getValue() == null ? "" : found.getValue().strip();
    }
}

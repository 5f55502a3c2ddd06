package co.secoda.run;

import co.secoda.api.BaseUrl;
import co.secoda.sandbox.SandboxHabits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which server is spoken to, by whom and how patiently, checked.
 *
 * @param serverId an explicit {@code <server>} of settings.xml that has the key
 * @param baseUrl where Secoda is; the sandbox has an address of its own
 * @param connectTimeout how long one try may take to connect
 * @param responseTimeout how long the whole answer to one try may take
 * @param retries how often a call is tried again
 * @param caCertificates further certificate authorities, as a PEM file
 * @param sandbox whether the embedded server answers in place of Secoda
 * @param habits how that one behaves
 */
public record ServerSettings(
        Optional<String> serverId,
        BaseUrl baseUrl,
        Duration connectTimeout,
        Duration responseTimeout,
        int retries,
        Optional<Path> caCertificates,
        boolean sandbox,
        SandboxHabits habits) {}

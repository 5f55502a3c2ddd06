package co.secoda.run;

import co.secoda.api.ProxySettings;

/**
 * A proxy and where it came from.
 *
 * @param settings the proxy
 * @param origin for a log, such as {@code the environment variable HTTPS_PROXY}
 */
public record FoundProxy(ProxySettings settings, String origin) {}

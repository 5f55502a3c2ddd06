package co.secoda.run;

import co.secoda.api.SecodaException;
import co.secoda.api.Symptom;
import co.secoda.run.Host.BuildCaching;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about each thing that can go wrong: the one place where advice is written. Exceptions carry the facts. */
public final class Advice {
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]+[ ,:']");

    private static final String PROXY_PLACES =
            " (<proxy> of settings.xml, -Dhttps.proxyHost and its like, or HTTPS_PROXY in the environment,"
                    + " HTTP_PROXY for an http:// address)";

    private Advice() {}

    /** What happened, with a full stop and, unless it begins with a property, a path or a URL, a capital letter. */
    public static String sentence(Exception e) {
        return sentence(String.valueOf(e.getMessage()));
    }

    /** The same of a text. */
    public static String sentence(String text) {
        boolean ends = text.endsWith(".") || text.endsWith("?") || text.endsWith("?)") || text.endsWith("…");
        boolean plainWord = PLAIN_WORD.matcher(text).lookingAt();
        String start = plainWord ? text.substring(0, 1).toUpperCase(Locale.ROOT) : text.substring(0, 1);
        return start + text.substring(1) + (ends ? "" : ".");
    }

    /** What to do about a call that failed. */
    public static String on(SecodaException e) {
        return on(e.symptom());
    }

    /** The same, by what the last try showed. */
    public static String on(Symptom symptom) {
        return switch (symptom) {
            case REFUSED -> refusedKey();
            case FORBIDDEN ->
                "The API key is known, but its user may not do this: in Secoda an Admin manages integrations, uploads to them and starts"
                        + " their syncs, an Editor may only look at them. Use a key that an Admin made.";
            case NOT_FOUND -> notFound();
            case CONFLICT -> "A sync is running: run this goal again when it has ended.";
            case TOO_LARGE ->
                "A gateway in front of Secoda has a limit: have it raised (in nginx client_max_body_size), or send less.";
            case REJECTED ->
                "Secoda refused the request: correct what it names, and check that the integration is of the right type.";
            case LIMITED ->
                "Secoda limits the requests a minute of a key and of a workspace: let fewer builds run at once, or run this"
                        + " goal again later.";
            case NOT_CONNECTED ->
                "Check the network, secoda.region or secoda.baseUrl, and whether a proxy is needed (settings.xml; HTTPS_PROXY,"
                        + " or HTTP_PROXY for an http:// address).";
            case LOST ->
                "Something took the request and did not answer: check the network and any proxy or gateway, or give it longer with"
                        + " secoda.responseTimeout.";
            case TROUBLED, BUSY, BROKEN -> "Secoda, or a gateway before it, has trouble: run this goal again later.";
            default -> onTheWay(symptom);
        };
    }

    /** What is of neither the key nor the request, but of the way to Secoda. */
    private static String onTheWay(Symptom symptom) {
        return switch (symptom) {
            case PROXY_NOT_CONNECTED, PROXY_TROUBLED ->
                "Check the proxy" + PROXY_PLACES + "; doctor says which one is used.";
            case PROXY_WANTS_USER -> "Give the proxy's user and password" + PROXY_PLACES + ".";
            case PROXY_REFUSES_USER -> "Correct the proxy's user and password" + PROXY_PLACES + ".";
            case PROXY_FORBIDS ->
                "The proxy says this, not Secoda: allow this host in the proxy,"
                        + " or add the host to those that are reached without it (nonProxyHosts, NO_PROXY).";
            case UNTRUSTED ->
                "If a proxy or a private authority signed that certificate, give its CA as a PEM file in secoda.caCertificates;"
                        + " checking can't be turned off.";
            case ISSUER_MISSING ->
                "Either the server does not send its intermediate certificate, and whoever runs it must add that."
                        + " Or a private authority signed it: then put its CA into the PEM file of secoda.caCertificates.";
            case EXPIRED ->
                "Whoever runs that server must renew its certificate; if it is valid, this machine's clock is wrong.";
            case OTHER_HOST -> "Check the host of secoda.baseUrl: that certificate is of another one.";
            case CLIENT_UNTRUSTED ->
                "Give a certificate that the server trusts in -Djavax.net.ssl.keyStore and -Djavax.net.ssl.keyStorePassword.";
            case NO_TLS -> "Check the port of secoda.baseUrl, and whether it should begin with http:// there.";
            case REDIRECTED ->
                "Set secoda.baseUrl to where the API itself is. If that is a login page, a gateway wants a sign-in of its own: it must let the"
                        + " API through, or be given a header (httpHeaders of the <server>).";
            case PAGE ->
                "Secoda's API answers no HTML: secoda.baseUrl is another address, or a login page or gateway answered instead."
                        + " Use api.secoda.co, eapi.secoda.co and aapi.secoda.co, the host of the app, or a workspace's own; secoda.com isn't.";
            case FILE -> "Run this goal again when nothing writes that file any more.";
            default ->
                "Is secoda.baseUrl the address of a Secoda workspace, and does no login page or gateway answer instead?";
        };
    }

    /** The same for the goals of a dbt run. */
    public static String onRun(SecodaException e) {
        return onRun(e.symptom());
    }

    /** The same, by what the last try showed. */
    public static String onRun(Symptom symptom) {
        return switch (symptom.kind()) {
            case UNREACHABLE -> on(symptom) + " secoda.onUnreachable=warn would let the build go on.";
            case FILE -> "Upload after dbt has ended, and don't let two dbt commands share one target directory.";
            default -> on(symptom);
        };
    }

    /**
     * What to do where there is no key; without a full stop.
     *
     * @param unresolved which expression stands where the key should, if one does
     */
    public static String noKey(Optional<String> unresolved) {
        return unresolved
                .map(expression -> "There is no API key: " + expression + ": set that variable")
                .orElse(
                        "There is no API key: set the environment variable SECODA_API_KEY, or give it as the password of <server> secoda in settings.xml");
    }

    /** How to give the key. */
    public static String giveKey() {
        return "Set the environment variable SECODA_API_KEY, or give the key as the password of <server> secoda in settings.xml";
    }

    /** What to do where a build cache would restore a module without running this plugin; empty if it wouldn't. */
    public static Optional<String> onCaching(BuildCaching caching) {
        String always = "have the goals of this plugin run always, with a line"
                + " -Dmaven.build.cache.alwaysRunPlugins=secoda-maven-plugin:* in .mvn/maven.config.";
        return switch (caching) {
            case NONE, HARMLESS, MODULE_UNSAVED -> Optional.empty();
            case BUILD_UNSAVED ->
                Optional.of("The Maven build cache extension saves nothing more of this build, since a module that it"
                        + " restored would not be checked. To have it saved, " + always);
            case SAVED ->
                Optional.of("The Maven build cache extension may restore this module in a later build, which would then"
                        + " check nothing: " + always);
        };
    }

    private static String refusedKey() {
        return "Check that the API key is of this workspace and wasn't revoked, and that secoda.region or secoda.baseUrl is this workspace's:"
                + " keys are made in Secoda's settings, under API.";
    }

    private static String notFound() {
        return "Check secoda.integrationId, and secoda.region or secoda.baseUrl:"
                + " the id is in the URL of the integration's page in Secoda.";
    }
}

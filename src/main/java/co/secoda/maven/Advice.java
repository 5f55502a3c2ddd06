package co.secoda.maven;

import co.secoda.api.SecodaException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about each thing that can go wrong: the one place where advice is written. Exceptions carry the facts. */
final class Advice {
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]+[ ,:']");

    private Advice() {}

    /** What happened, with a full stop and, unless it begins with a property, a path or a URL, a capital letter. */
    static String sentence(Exception e) {
        return sentence(String.valueOf(e.getMessage()));
    }

    /** The same of a text. */
    static String sentence(String text) {
        boolean ends = text.endsWith(".") || text.endsWith("?") || text.endsWith("?)") || text.endsWith("…");
        boolean plainWord = PLAIN_WORD.matcher(text).lookingAt();
        String start = plainWord ? text.substring(0, 1).toUpperCase(Locale.ROOT) : text.substring(0, 1);
        return start + text.substring(1) + (ends ? "" : ".");
    }

    /** What to do about a call that failed. */
    static String on(SecodaException.Kind kind) {
        return switch (kind) {
            case REFUSED -> refusedKey();
            case NOT_FOUND -> notFound();
            case CONFLICT -> "A sync is running: run this goal again when it has ended.";
            case REJECTED ->
                "Secoda doesn't take the request as it is: correct what it names, and check that the integration is of the right type.";
            case UNREACHABLE -> "Check the network, secoda.baseUrl and the proxy of settings.xml.";
            case UNTRUSTED ->
                "If a proxy or a private authority signed that certificate, give its CA as a PEM file in secoda.caCertificates;"
                        + " checking can't be turned off.";
            case BAD_ANSWER ->
                "Is secoda.baseUrl the address of a Secoda workspace, and does no login page or gateway stand before it?";
            case FILE -> "Run this goal again when nothing writes that file any more.";
        };
    }

    /** The same for the goals of a dbt run. */
    static String onRun(SecodaException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> on(kind) + " secoda.onUnreachable=warn would let the build go on.";
            case FILE -> "Upload after dbt has ended, and don't let two dbt commands share one target directory.";
            default -> on(kind);
        };
    }

    /**
     * What to do where there is no key; without a full stop.
     *
     * @param unresolved which expression stands where the key should, if one does
     */
    static String noKey(Optional<String> unresolved) {
        return unresolved
                .map(expression -> "There is no API key: " + expression + ": set that variable")
                .orElse(
                        "There is no API key: set the environment variable SECODA_API_KEY, or give it as the password of <server> secoda in settings.xml");
    }

    /** How to give the key. */
    static String giveKey() {
        return "Set the environment variable SECODA_API_KEY, or give the key as the password of <server> secoda in settings.xml";
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

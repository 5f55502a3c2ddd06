package co.secoda.api;

import co.secoda.api.Transport.TryResult;
import co.secoda.text.PlainText;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certificates that aren't trusted, and why: in the words of who must mend it. */
final class Distrust extends CertificateException {
    private static final long serialVersionUID = 1L;
    /** Of the names in a certificate, their kinds: RFC 5280, GeneralName. */
    private static final List<Integer> HOSTS = List.of(2, 7);

    private static final int MOST_NAMES = 3;

    private final transient List<X509Certificate> chain;

    /** @param chain as the server showed it, its own certificate first */
    Distrust(X509Certificate[] chain, CertificateException why) {
        super(why.getMessage(), why);
        this.chain = List.of(chain);
    }

    /**
     * What it shows.
     *
     * @param host whose certificate was wanted
     */
    @SuppressWarnings("JavaUtilDate") // as certificates have it
    TryResult result(String host, Instant now, Exception cause) {
        Optional<X509Certificate> ended =
                first(certificate -> certificate.getNotAfter().toInstant().isBefore(now));
        if (ended.isPresent()) {
            return TryResult.failed(
                    Symptom.EXPIRED,
                    "has a certificate that expired on "
                            + day(ended.get().getNotAfter().toInstant()) + ofIssuer(ended.get()),
                    cause);
        }
        Optional<X509Certificate> early =
                first(certificate -> certificate.getNotBefore().toInstant().isAfter(now));
        if (early.isPresent()) {
            return TryResult.failed(
                    Symptom.EXPIRED,
                    "has a certificate that is valid from "
                            + day(early.get().getNotBefore().toInstant()) + " only" + ofIssuer(early.get()),
                    cause);
        }
        return isWithoutPath()
                ? withoutPath(cause)
                : isOfOtherHost()
                        ? TryResult.failed(
                                Symptom.OTHER_HOST,
                                "has a certificate that is for " + names() + ", not for " + host,
                                cause)
                        : TryResult.failed(
                                Symptom.UNTRUSTED,
                                "has a certificate that isn't trusted: "
                                        + PlainText.message(String.valueOf(getMessage())),
                                cause);
    }

    private Optional<X509Certificate> first(Predicate<X509Certificate> wanted) {
        return chain.stream().filter(wanted).findFirst();
    }

    private String ofIssuer(X509Certificate certificate) {
        return certificate.equals(chain.get(0)) ? "" : " (that of its issuer, " + subject(certificate) + ")";
    }

    private static String day(Instant at) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(at.atZone(ZoneOffset.UTC));
    }

    private boolean isWithoutPath() {
        return Stream.<Throwable>iterate(this, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(CertPathBuilderException.class::isInstance);
    }

    private TryResult withoutPath(Exception cause) {
        X509Certificate last = chain.get(chain.size() - 1);
        String issuer = PlainText.message(last.getIssuerX500Principal().getName());
        if (last.getIssuerX500Principal().equals(last.getSubjectX500Principal())) {
            return TryResult.failed(
                    Symptom.UNTRUSTED,
                    "has a certificate that isn't trusted: "
                            + (chain.size() == 1
                                    ? "it is signed by itself, "
                                    : "it is signed by the unknown authority ")
                            + issuer,
                    cause);
        }
        return TryResult.failed(
                chain.size() == 1 ? Symptom.ISSUER_MISSING : Symptom.UNTRUSTED,
                "has a certificate that isn't trusted: it is signed by " + issuer
                        + (chain.size() == 1
                                ? ", whose own certificate the server leaves out and nobody here knows"
                                : ", which nobody here knows"),
                cause);
    }

    private boolean isOfOtherHost() {
        // Neither the JDK nor HttpClient has a type for it.
        return String.valueOf(getMessage()).matches("(?s)No (subject alternative|name matching).*");
    }

    private String names() {
        List<String> names = alternatives().stream()
                .filter(name -> HOSTS.contains(name.get(0)))
                .map(name -> PlainText.message(String.valueOf(name.get(1))))
                .toList();
        if (names.isEmpty()) {
            return subject(chain.get(0));
        }
        return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }

    private Collection<List<?>> alternatives() {
        try {
            return Optional.ofNullable(chain.get(0).getSubjectAlternativeNames())
                    .orElse(List.of());
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static String subject(X509Certificate certificate) {
        return PlainText.message(certificate.getSubjectX500Principal().getName());
    }
}

package co.secoda.api;

import java.net.URI;
import java.util.Optional;

/** The one redirect that is followed: to the same path with or without its last slash. */
final class SlashRedirect {
    private SlashRedirect() {}

    static Optional<URI> of(URI asked, TryResult result) {
        return result.answer()
                .filter(answer -> switch (answer.status()) {
                    case 301, 302, 307, 308 -> true;
                    default -> false;
                })
                .flatMap(Answer::location)
                .filter(location -> isSlash(asked, location))
                .map(location -> otherForm(asked));
    }

    /** Built from what was asked, so that nothing of the answer decides where the key goes. */
    static URI otherForm(URI asked) {
        String path = asked.getRawPath();
        String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + other + query);
    }

    private static boolean isSlash(URI asked, String location) {
        try {
            return asked.resolve(location.strip()).equals(otherForm(asked));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package co.secoda.report.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts as a page lists them; what isn't known is left out. */
final class Facts {
    private final List<HtmlPage.Fact> all = new ArrayList<>();

    /** A fact in our own words. */
    Facts add(String name, String value) {
        return add(new HtmlPage.Fact(name, value));
    }

    Facts add(HtmlPage.Fact fact) {
        all.add(fact);
        return this;
    }

    /** A text from outside, if there is one. */
    Facts text(String name, Optional<String> text) {
        return text.isPresent() ? add(name, ShownText.line(text.get())) : this;
    }

    /** A time, if it is known. */
    Facts time(String name, Optional<Instant> time) {
        return time.isPresent() ? add(name, ShownText.time(time.get())) : this;
    }

    List<HtmlPage.Fact> all() {
        return List.copyOf(all);
    }
}

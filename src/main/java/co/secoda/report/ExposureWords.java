package co.secoda.report;

import co.secoda.dbt.NodeDetails.Exposure;
import java.util.Locale;

/**
 * Says that an exposure reads from a node: {@code the Finance dashboard reads from it (Finance team,
 * finance@shop.example)}.
 */
public final class ExposureWords {
    private ExposureWords() {}

    public static String sentence(Exposure exposure) {
        return "the " + title(exposure) + " reads from it" + owner(exposure);
    }

    /** A dashboard may be labelled as one, or not. */
    private static String title(Exposure exposure) {
        String type = exposure.type().orElse("exposure");
        boolean labelled = exposure.name().toLowerCase(Locale.ROOT).contains(type.toLowerCase(Locale.ROOT));
        return labelled ? exposure.name() : type + " " + exposure.name();
    }

    private static String owner(Exposure exposure) {
        return exposure.owner().map(owner -> " (" + OwnerWords.of(owner) + ")").orElse("");
    }
}

package co.secoda.report;

import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says that an exposure reads from a node: {@code the Finance dashboard reads from it (Finance team,
 * finance@shop.example)}.
 */
public final class ExposureWords {
    private static final int NAMED = 3;

    private ExposureWords() {}

    /** A sentence for each of the first {@value #NAMED} exposures that read from a node, and how many more do. */
    public static List<String> of(NodeDetails details) {
        List<Exposure> readers = details.downstream();
        List<String> lines = new ArrayList<>(
                readers.stream().limit(NAMED).map(ExposureWords::sentence).toList());
        if (readers.size() > NAMED) {
            lines.add("and " + NumberText.count(readers.size() - NAMED, "more exposure", "more exposures"));
        }
        return List.copyOf(lines);
    }

    /** A sentence, without a full stop. */
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

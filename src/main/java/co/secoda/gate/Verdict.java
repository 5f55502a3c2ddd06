package co.secoda.gate;

import co.secoda.gate.Rule.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the gate says of a run. */
public sealed interface Verdict {
    /** What it comes to, in a word. */
    enum Kind {
        /** Every limit holds. */
        PASSED,
        /** A limit is passed, or another gate failed. */
        FAILED,
        /** Nothing is known of the run. */
        UNKNOWN;

        /** {@code passed}, {@code failed} or {@code unknown}, as the summary spells it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one that is spelled so, if one is. */
        public static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst();
        }
    }

    /**
     * Every limit holds.
     *
     * @param evidence what ties this to the run
     * @param reasons what was counted, as sentences without full stops
     * @param notes what a user should know besides
     */
    record Passed(Evidence evidence, List<String> reasons, List<String> notes) implements Verdict {
        public Passed {
            reasons = List.copyOf(reasons);
            notes = List.copyOf(notes);
        }

        @Override
        public Kind kind() {
            return Kind.PASSED;
        }

        @Override
        public boolean failsBuild() {
            return false;
        }
    }

    /**
     * A limit is passed, or another gate failed.
     *
     * @param evidence what ties this to the run
     * @param reasons what failed, numbers and limits first
     * @param notes what a user should know besides
     */
    record Failed(Evidence evidence, List<String> reasons, List<String> notes) implements Verdict {
        public Failed {
            reasons = List.copyOf(reasons);
            notes = List.copyOf(notes);
        }

        @Override
        public Kind kind() {
            return Kind.FAILED;
        }

        @Override
        public boolean failsBuild() {
            return true;
        }
    }

    /**
     * Nothing is known of this run.
     *
     * @param reasons what was seen, then which setting helps and what each gives up
     * @param notes what a user should know besides
     * @param failsBuild whether that fails the build; not with {@code onSyncTimeout=warn}
     */
    record Unknown(List<String> reasons, List<String> notes, boolean failsBuild) implements Verdict {
        public Unknown {
            reasons = List.copyOf(reasons);
            notes = List.copyOf(notes);
        }

        @Override
        public Evidence evidence() {
            return Evidence.NONE;
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** What ties this to the run. */
    Evidence evidence();

    /** Why, as sentences without full stops, the most important first. */
    List<String> reasons();

    /** What a user should know besides. */
    List<String> notes();

    /** What it comes to, in a word. */
    Kind kind();

    /** Whether the build fails. */
    boolean failsBuild();
}

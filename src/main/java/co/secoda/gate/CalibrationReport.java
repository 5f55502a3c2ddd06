package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a calibration has learnt, in words.
 *
 * @param rounds at least one
 */
record CalibrationReport(List<CalibrationRound> rounds) {
    private static final int MOVES_SHOWN = 4;

    /** A label and one cell a round. */
    private record Row(String label, List<String> cells) {}

    List<String> lines() {
        List<String> lines = new ArrayList<>(table());
        lines.add("");
        lines.add("The assumptions behind the verdict, as far as these syncs show:");
        new AssumptionWords(rounds).sentences().forEach(sentence -> lines.add("  " + sentence));
        lines.add("");
        lines.add("Settings that suit what was seen:");
        new SuggestedSettings(rounds).sentences().forEach(sentence -> lines.add("  " + sentence));
        return List.copyOf(lines);
    }

    private List<String> table() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "since the trigger",
                IntStream.rangeClosed(1, rounds.size())
                        .mapToObj(number -> "round " + number)
                        .toList()));
        rows.add(row("last-run moved after", round -> moves(round.lastRunMoves())));
        rows.add(row("updated_at moved after", round -> moves(round.updatedAtMoves())));
        rows.add(row("the result changed after", round -> moves(round.setChanges())));
        rows.add(row("the result was empty in between", round -> cleared(round.cleared())));
        rows.add(row("failing, warning before", round -> counts(round.stakes().reference())));
        rows.add(row("failing, warning at the end", round -> counts(round.answer())));
        rows.add(row(
                "nothing changed any more after",
                round -> round.lastMove().map(CalibrationReport::shown).orElse("nothing changed")));
        rows.add(
                row("polls, those without an answer", round -> round.sightings().size() + ", " + round.unreadable()));
        rows.add(row(
                "rule that would have decided", round -> round.decided().rule().text()));
        rows.add(row("  how we know", round -> round.decided().rule().evidence().text()));
        rows.add(row("  after", round -> shown(round.decided().after())));
        return aligned(rows);
    }

    private Row row(String label, Function<CalibrationRound, String> cell) {
        return new Row(label, rounds.stream().map(cell).toList());
    }

    private static List<String> aligned(List<Row> rows) {
        int label = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        int cell = rows.stream()
                .flatMap(row -> row.cells().stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return rows.stream()
                .map(row -> (padded(row.label(), label)
                                + row.cells().stream()
                                        .map(text -> "  " + padded(text, cell))
                                        .collect(Collectors.joining()))
                        .stripTrailing())
                .toList();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String moves(List<Duration> moves) {
        if (moves.isEmpty()) {
            return "never";
        }
        String shown =
                moves.stream().limit(MOVES_SHOWN).map(CalibrationReport::shown).collect(Collectors.joining(", "));
        return shown + (moves.size() > MOVES_SHOWN ? ", … (" + moves.size() + " times)" : "");
    }

    private static String cleared(Optional<Boolean> cleared) {
        return cleared.map(seen -> seen ? "yes" : "not seen").orElse("not known");
    }

    private static String counts(Optional<FailingTests> answer) {
        return answer.map(sets -> sets.failing().size() + ", " + sets.warning().size())
                .orElse("not known");
    }

    /** To a tenth of a second: looks are hardly closer. */
    static String shown(Duration duration) {
        return DurationText.of(Duration.ofMillis(duration.toMillis() / 100 * 100));
    }
}

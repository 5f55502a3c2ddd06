package co.secoda.gate.known;

import co.secoda.dbt.NodeEnding;
import co.secoda.text.NumberText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What became of the entries of a list in one run: which fit tests that failed, that ran, or none at all. */
final class EntryUse {
    private static final int DAYS_AHEAD = 7;
    private static final int NAMED = 10;

    private final KnownFailures list;
    private final LocalDate today;
    private final BitSet fit = new BitSet();
    private final BitSet ran = new BitSet();
    private final BitSet failed = new BitSet();
    private final Map<Integer, String> ownersOfNodes = new HashMap<>();

    EntryUse(KnownFailures list, LocalDate today) {
        this.list = list;
        this.today = today;
    }

    /**
     * A test that fits these entries.
     *
     * @param owner whose it is, if that is known
     */
    void add(NodeEnding ending, List<Integer> entries, Optional<String> owner) {
        for (int entry : entries) {
            fit.set(entry);
            ran.set(entry, ran.get(entry) || ending != NodeEnding.NOT_RUN);
            failed.set(entry, failed.get(entry) || ending == NodeEnding.FAILED);
            owner.ifPresent(known -> ownersOfNodes.putIfAbsent(entry, known));
        }
    }

    /**
     * What is to be told, as sentences without full stops. Of an entry whose tests this run didn't select nothing is
     * known, so that only its end is told.
     */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        IntPredicate ready = entry -> ran.get(entry) && !failed.get(entry);
        IntPredicate ended = entry -> entry(entry).hasEnded(today);
        IntPredicate endsSoon = entry -> !entry(entry).until().isAfter(today.plusDays(DAYS_AHEAD));
        note(
                notes,
                ended.and(fit::get).and(ready.negate()),
                "known failure has ended and excuses nothing",
                "known failures have ended and excuse nothing",
                this::untilAndOwner);
        note(
                notes,
                endsSoon.and(failed::get).and(ended.negate()),
                "known failure ends within " + DAYS_AHEAD + " days",
                "known failures end within " + DAYS_AHEAD + " days",
                this::untilAndOwner);
        note(
                notes,
                ready,
                "known failure can be removed, since no test of it fails now",
                "known failures can be removed, since no test of them fails now",
                entry -> entry(entry).title());
        note(
                notes,
                entry -> !fit.get(entry),
                "known failure fits no test of the manifest",
                "known failures fit no test of the manifest",
                entry -> entry(entry).title());
        return notes;
    }

    private KnownFailure entry(int index) {
        return list.entries().get(index);
    }

    private void note(
            List<String> notes, IntPredicate wanted, String one, String several, IntFunction<String> described) {
        List<Integer> entries =
                IntStream.range(0, list.entries().size()).filter(wanted).boxed().toList();
        if (entries.isEmpty()) {
            return;
        }
        int others = entries.size() - NAMED;
        String names = entries.stream().limit(NAMED).map(described::apply).collect(Collectors.joining(", "));
        notes.add(NumberText.count(entries.size(), one, several) + ": " + names
                + (others > 0 ? " and " + others + " more" : "") + " in "
                + list.file().map(String::valueOf).orElse("the list"));
    }

    private String untilAndOwner(int index) {
        KnownFailure entry = entry(index);
        String owner = entry.owner()
                .or(() -> Optional.ofNullable(ownersOfNodes.get(index)))
                .map(name -> ", owner " + name)
                .orElse(", no owner known");
        return entry.title() + " until " + entry.until() + owner;
    }
}

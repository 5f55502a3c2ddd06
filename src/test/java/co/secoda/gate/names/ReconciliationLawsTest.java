package co.secoda.gate.names;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.names.DrawnAnswer.DrawnTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * What is told of drawn runs and answers, against the rule in other words. A table of Secoda is each node of its name.
 * It rightly fails if a failing test speaks of it, and rightly warns if one does that warns. Else this run made it warn
 * or fail instead, or tested it, or didn't, or its manifest doesn't have it. Of what a failing test speaks of, Secoda
 * should have something failing; of what a warning one does, something failing or warning.
 */
class ReconciliationLawsTest {
    private static final Set<String> FAILING = Set.of("fail", "error", "runtime error");
    private static final String THIS_RUN_HAS = "this run has";
    /** What a part of a sentence says of the tables, or the tests' entities, that it names. */
    private static final Map<String, Pattern> PARTS = Map.of(
            "as this run",
            Pattern.compile("Secoda has (.*) (?:failing|warning), as this run does"),
            "failed",
            Pattern.compile("Secoda has (.*) warning, which failed in this run"),
            "only warned",
            Pattern.compile("Secoda has (.*) failing, which only warned in this run"),
            "passed",
            Pattern.compile("Secoda has (.*) (?:failing, though no test of (?:it|them) failed|"
                    + "warning, though no test of (?:it|them) warned) in this run"),
            "not tested",
            Pattern.compile("(.*) (?:was|were) not tested in this run"),
            "foreign",
            Pattern.compile("(.*) (?:is|are) not of this run's manifest"),
            THIS_RUN_HAS,
            Pattern.compile("this run has (.*) (?:failing|warning), and Secoda doesn't"));

    private Path directory = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("drawn");
    }

    @AfterTry
    void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void what_is_told_is_what_the_rule_says(@ForAll long seed) throws Exception {
        DrawnAnswer drawn = new DrawnAnswer(seed);
        DbtRun run = drawn.readIn(directory);
        FailingTests answer = FailingTests.of(drawn.failing, drawn.warning);
        Reconciliation exact = new Reconciliation(run, drawn.names().in(run), Optional.empty());

        assertThat(exact.isExact(answer)).isTrue();
        assertThat(told(exact.differences(answer), run))
                .isEqualTo(Stream.of(ruled(drawn, "failing", run), ruled(drawn, "warning", run))
                        .filter(parts -> !Set.of("as this run").containsAll(parts.keySet()))
                        .toList());
    }

    /** What the rule says of one kind. */
    private static Map<String, Set<String>> ruled(DrawnAnswer drawn, String kind, DbtRun run) {
        boolean failing = kind.equals("failing");
        Map<String, Set<String>> parts = new TreeMap<>();
        List<String> inSecoda = failing ? drawn.failing : drawn.warning;
        inSecoda.forEach(table -> add(parts, standing(drawn.tests, table, failing), table));
        Set<String> enough = new TreeSet<>(drawn.failing);
        enough.addAll(failing ? Set.of() : drawn.warning);
        drawn.tests.stream()
                .filter(test -> failing ? fails(test) : warns(test))
                .filter(test -> test.entities().stream().noneMatch(node -> enough.contains(table(node))))
                // A test of no table may be what is foreign.
                .filter(test -> !(test.entities().contains(test.id()) && enough.contains(DrawnAnswer.FOREIGN)))
                .forEach(test -> add(
                        parts,
                        THIS_RUN_HAS,
                        test.entities().stream()
                                .map(node -> run.labels().of(node).text())
                                .collect(Collectors.joining(" or "))));
        return parts;
    }

    private static String standing(List<DrawnTest> tests, String table, boolean failing) {
        Predicate<DrawnTest> ofIt =
                test -> test.entities().stream().anyMatch(node -> table(node).equals(table));
        List<DrawnTest> its = tests.stream().filter(ofIt).toList();
        if (its.stream().anyMatch(failing ? ReconciliationLawsTest::fails : ReconciliationLawsTest::warns)) {
            return "as this run";
        }
        if (its.stream().anyMatch(failing ? ReconciliationLawsTest::warns : ReconciliationLawsTest::fails)) {
            return failing ? "only warned" : "failed";
        }
        if (table.equals(DrawnAnswer.FOREIGN)) {
            return "foreign";
        }
        return its.stream().anyMatch(test -> test.status().equals("pass")) ? "passed" : "not tested";
    }

    private static boolean fails(DrawnTest test) {
        return FAILING.contains(test.status().toLowerCase(Locale.ROOT));
    }

    private static boolean warns(DrawnTest test) {
        return test.status().equals("warn");
    }

    /** Of a test, which is no table, its id. */
    private static String table(String node) {
        return DrawnAnswer.NODES.getOrDefault(node, node);
    }

    private static void add(Map<String, Set<String>> parts, String part, String what) {
        parts.computeIfAbsent(part, empty -> new TreeSet<>()).add(what);
    }

    /** What the sentences say, by tables again. */
    private static List<Map<String, Set<String>>> told(Collection<String> sentences, DbtRun run) {
        Map<String, String> tables = DrawnAnswer.NODES.entrySet().stream()
                .collect(Collectors.toMap(node -> run.labels().of(node.getKey()).text(), Map.Entry::getValue));
        return sentences.stream()
                .map(sentence -> {
                    Map<String, Set<String>> parts = new TreeMap<>();
                    for (String part : sentence.split("; ", -1)) {
                        Map.Entry<String, String> read = part(part);
                        Arrays.stream(read.getValue().split(" and ", -1))
                                .map(label -> read.getKey().equals(THIS_RUN_HAS)
                                        ? label
                                        : tables.getOrDefault(
                                                label, label.replace("\"", "").toLowerCase(Locale.ROOT)))
                                .forEach(what -> add(parts, read.getKey(), what));
                    }
                    return parts;
                })
                .toList();
    }

    /** Which part it is, and what it names. */
    private static Map.Entry<String, String> part(String text) {
        for (Map.Entry<String, Pattern> part : PARTS.entrySet()) {
            Matcher matcher = part.getValue().matcher(text);
            if (matcher.matches()) {
                return Map.entry(part.getKey(), matcher.group(1));
            }
        }
        throw new AssertionError("no part of a sentence: " + text);
    }
}

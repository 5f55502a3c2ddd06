package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.QuarterOfTries;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Labels.Label;
import co.secoda.dbt.TestCases.TestCase;
import co.secoda.dbt.TestCases.TestSuite;
import co.secoda.dbt.TestResult;
import co.secoda.report.html.HtmlWriter;
import co.secoda.report.junit.JUnitWriter;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.MarkdownWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.lifecycle.PropagationMode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.jr.ob.JSON;

/**
 * What is called how, over manifests in which much is called alike. A failure prints its {@code seed}; a test with that
 * one number draws the same manifest again.
 */
@PropertyDefaults(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = QuarterOfTries.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class LabelsInReportsTest {
    private static final int MANIFESTS = 400;
    private static final int NOTHING_IS_CUT = 10;

    private static final Pattern NODE_OF_GRAPH = Pattern.compile("\\bn\\d+\\[\"(.*)\"\\]");
    private static final Pattern CODE = Pattern.compile("#(\\d+);");

    private Path directory = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("labels");
    }

    @AfterTry
    void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = MANIFESTS)
    void no_two_things_have_one_label_and_other_results_change_none(@ForAll long seed) throws Exception {
        CollidingPair pair = new CollidingPair(seed);
        DbtRun run = pair.ranIn(directory);

        assertThat(pair.ids().stream().map(id -> run.labels().of(id).text())).doesNotHaveDuplicates();
        assertThat(pair.ranIn(directory).labels()).isEqualTo(run.labels());
    }

    @Property(tries = MANIFESTS)
    void the_summary_and_junit_have_the_same_labels(@ForAll long seed) throws Exception {
        DbtRun run = new CollidingPair(seed).ranIn(directory);
        Report report = Reports.of(run, "failed", "r");

        assertSummary(run, JSON.std.mapFrom(Files.readString(SummaryWriter.write(report, directory))));
        List<String> cases = new ArrayList<>();
        for (TestSuite suite : run.inFull().testCases()) {
            String entity = run.labels().of(suite.entity()).text();
            for (TestCase test : suite.cases()) {
                cases.add(entity + ", " + suite.entity() + ": "
                        + run.labels().of(test.uniqueId()).name());
            }
        }
        run.errored().forEach(error -> cases.add("not built, " + error.node().uniqueId() + ": " + text(run, error)));
        assertThat(casesOf(JUnitWriter.write(report, directory)))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(cases);
    }

    @Property(tries = MANIFESTS)
    void what_people_read_has_the_same_labels(@ForAll long seed) throws Exception {
        CollidingPair pair = new CollidingPair(seed);
        DbtRun run = pair.ranIn(directory);
        Report report = Reports.of(run, "failed", "r");
        String markdown = unescaped(Files.readString(MarkdownWriter.write(report, new DownstreamGraph(), directory))
                .replace("\\", "")
                .replace("\u200b", ""));
        HtmlWriter.write(report, directory);
        String page =
                unescaped(Files.readString(directory.resolve(ReportFiles.PAGE)).replace("<wbr>", ""));

        assertThat(drawn(markdown))
                .doesNotHaveDuplicates()
                .isSubsetOf(pair.ids().stream()
                        .map(id -> run.labels().of(id).text())
                        .toList());
        assertThat(pair.ids().stream().filter(id -> !id.startsWith("source.")))
                .allMatch(id -> page.contains(run.labels().of(id).text() + ": "));
        for (Entity entity : entities(run)) {
            String label = run.labels().of(entity.node()).text();
            for (TestResult test : entity.tests()) {
                assertThat(markdown)
                        .contains("- **" + label + "**, " + name(run, test) + ": ")
                        .contains("(" + entity.node().path());
                assertThat(page).contains("<span class=\"name\">" + name(run, test) + "</span>");
            }
            assertThat(page).contains(onPage(run.labels().of(entity.node())));
        }
        for (NodeError error : run.errored()) {
            assertThat(markdown)
                    .contains("- **" + text(run, error) + "**: ")
                    .contains("(" + error.node().path());
            assertThat(page).contains(onPage(run.labels().of(error.node())));
        }
    }

    @Property(tries = MANIFESTS)
    void the_log_and_annotations_have_the_same_labels(@ForAll long seed) throws Exception {
        DbtRun run = new CollidingPair(seed).ranIn(directory);
        Report report = Reports.of(run, "failed", "r");
        List<String> log = ClosingText.of(report, report.verdict().orElseThrow(), Optional.empty()).stream()
                .map(ClosingText.Line::text)
                .toList();
        List<String> annotations = new GitHubCommands(directory, directory).of(report);

        Stream<String> failing = WorstFirst.first(run.failing()).stream()
                .limit(NOTHING_IS_CUT)
                .map(entity -> "Failing: " + text(run, entity.node()) + " ("
                        + entity.node().path() + ")");
        assertThat(log.stream().filter(line -> line.startsWith("Failing: ")))
                .containsExactlyElementsOf(failing.toList());
        assertThat(log.stream().filter(line -> line.startsWith("Not built: ")))
                .containsExactlyElementsOf(run.errored().stream()
                        .limit(NOTHING_IS_CUT)
                        .map(error -> "Not built: " + text(run, error) + " ("
                                + error.node().path() + ")")
                        .toList());
        assertThat(annotations.stream().filter(line -> line.contains(" is failing::")))
                .containsExactlyElementsOf(run.failing().stream()
                        .limit(NOTHING_IS_CUT)
                        .map(entity -> annotation(run, entity))
                        .toList());
    }

    private static void assertSummary(DbtRun run, Map<String, Object> summary) {
        Map<?, ?> local = (Map<?, ?>) Objects.requireNonNull(summary.get("local"));
        for (String kind : List.of("failing", "warning", "errored")) {
            for (Object entity : (List<?>) Objects.requireNonNull(local.get(kind))) {
                Map<?, ?> node = (Map<?, ?>) entity;
                assertThat(node.get("label"))
                        .isEqualTo(run.labels()
                                .of(String.valueOf(node.get("uniqueId")))
                                .text());
                List<?> tests = kind.equals("errored") ? List.of() : (List<?>) node.get("tests");
                assertThat(tests).allSatisfy(test -> assertThat(((Map<?, ?>) test).get("label"))
                        .isEqualTo(run.labels()
                                .of(String.valueOf(((Map<?, ?>) test).get("uniqueId")))
                                .name()));
            }
        }
    }

    private static List<String> casesOf(Path junit) throws Exception {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(cases::item)
                .map(Element.class::cast)
                .map(test -> ((Element) test.getParentNode()).getAttribute("name") + ", "
                        + test.getAttribute("classname") + ": " + test.getAttribute("name"))
                .toList();
    }

    private static List<Entity> entities(DbtRun run) {
        return Stream.of(run.failing(), run.warning()).flatMap(List::stream).toList();
    }

    private static String annotation(DbtRun run, Entity entity) {
        String tests = String.join(
                "\n",
                entity.tests().stream()
                        .limit(5)
                        .map(test -> name(run, test) + ": " + test.status())
                        .toList());
        int more = entity.tests().size() - 5;
        return new Annotation(
                        entity.node().file(),
                        OptionalInt.empty(),
                        "dbt: " + text(run, entity.node()) + " is failing",
                        tests + (more > 0 ? "\nand " + more + " more" : ""))
                .command("error", "");
    }

    /** What the nodes of the graph are called. */
    private static List<String> drawn(String markdown) {
        return NODE_OF_GRAPH
                .matcher(markdown)
                .results()
                .map(node -> CODE.matcher(node.group(1))
                        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1)))))
                .map(text -> text.split(" – ", 2)[0])
                .toList();
    }

    private static String onPage(Label label) {
        return "<span class=\"type\">" + label.type() + "</span> " + label.name() + "</h3>";
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String text(DbtRun run, DbtNode node) {
        return run.labels().of(node).text();
    }

    private static String text(DbtRun run, NodeError error) {
        return text(run, error.node());
    }

    private static String name(DbtRun run, TestResult test) {
        return run.labels().of(test.test()).name();
    }
}

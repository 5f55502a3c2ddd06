package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.GivenDbtRun;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.Problem;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.names.SecodaEntity;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.RunRules;
import co.secoda.report.CiRun.Ci;
import co.secoda.report.codequality.CodeQualityWriter;
import co.secoda.report.html.HtmlWriter;
import co.secoda.report.junit.JUnitSchema;
import co.secoda.report.junit.JUnitWriter;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.GitHubFiles;
import co.secoda.report.markdown.MarkdownWriter;
import co.secoda.report.sarif.SarifWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Whatever text is in a run and in an answer, every report is strict UTF-8, and strict JSON or XML. */
public class HostileTextTest {
    private static final String HALF = "\ud83d";
    private static final String OTHER_HALF = "\udcff";

    private static final GateSettings STALE_FAIL = new GateSettings(
            Reports.GATE.thresholds(),
            FailOn.ANY,
            false,
            false,
            Reaction.FAIL,
            OnNothingTested.FAIL,
            Reaction.FAIL,
            Reaction.WARN,
            new RunRules(Reaction.FAIL));

    @TempDir
    private Path directory;

    static Stream<String> texts() {
        return Stream.of(
                HALF,
                OTHER_HALF + HALF,
                "broken " + HALF + " half, NUL \u0000, BEL \u0007, ESC \u001b[31mred, bidi \u202e, \ufffe\uffff",
                "]]> </testcase> <script>alert(1)</script> --> &amp; &#0; <![CDATA[ '\"`|",
                "::error::x\r\n::warning::y\n##[error]z\n##vso[task.complete result=Succeeded;]\n%0A",
                "\u2028\u2029\u0085\u00a0\ufeff",
                "\ud83d\ude00".repeat(3_000),
                "x" + "\ud83d\ude00".repeat(3_000),
                HALF.repeat(5_000));
    }

    /** What we write ourselves. */
    private static final Pattern FOLDS = Pattern.compile("<details><summary>[\\w ]+</summary>|</details>");

    @ParameterizedTest
    @MethodSource("texts")
    void every_report_can_be_read_strictly(String text) throws Exception {
        everyReportCanBeRead(report(text));
        everyReportCanBeRead(excused(text));
    }

    private void everyReportCanBeRead(Report report) throws Exception {
        DownstreamGraph graph = new DownstreamGraph();

        json(SummaryWriter.write(report, directory));
        xml(JUnitWriter.write(report, directory));
        page(HtmlWriter.write(report, directory));
        markdown(MarkdownWriter.write(report, graph, directory));
        CheckoutFiles files = new CheckoutFiles(directory, directory);
        Files.writeString(directory.resolve("dbt_project.yml"), "name: shop");
        json(CodeQualityWriter.write(report, files, directory));
        json(SarifWriter.write(report, files, directory));
        ReviewSchema.CODE_QUALITY.validate(directory.resolve(ReportFiles.CODE_QUALITY));
        ReviewSchema.SARIF.validate(directory.resolve(ReportFiles.SARIF));
        GitHubFiles.addSummary(report, graph, directory.resolve("step-summary"));
        markdown(directory.resolve("step-summary"));
        lines(new GitHubCommands(directory, directory).of(report));
        lines(ClosingText.of(report, report.verdict().orElseThrow(), Optional.empty()).stream()
                .map(ClosingText.Line::text)
                .toList());
        lines(List.of(Headline.of(report, report.verdict().orElseThrow())));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void the_same_holds_of_what_is_read_from_artifacts(String text) throws Exception {
        String escaped = escaped(text);
        String metadata = "\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/%s.json\"}";
        Path manifest = Files.writeString(
                directory.resolve("manifest.json"),
                "{" + metadata.formatted("manifest/v12") + ", \"nodes\": {\"model.shop." + escaped
                        + "\": {\"name\": \"" + escaped + "\", \"original_file_path\": \"" + escaped
                        + "\", \"description\": \"" + escaped + "\", \"tags\": [\"" + escaped
                        + "\"]}, \"test.shop.t\": {\"compiled_path\": \"compiled/" + escaped
                        + ".sql\", \"relation_name\": \"" + escaped
                        + "\", \"compiled_code\": \"" + escaped + "\", \"attached_node\": \"model.shop." + escaped
                        + "\"}}}");
        Path runResults = Files.writeString(
                directory.resolve("run_results.json"),
                "{" + metadata.formatted("run-results/v6")
                        + ", \"results\": [{\"unique_id\": \"test.shop.t\", \"status\":"
                        + " \"fail\", \"failures\": 3, \"message\": \"" + escaped + "\"}, {\"unique_id\": \"model.shop."
                        + escaped
                        + "\", \"status\": \"" + escaped + "\"}], \"args\": {\"which\": \"" + escaped + "\"}}");

        DbtRun run = new DbtRunReader().read(new ArtifactPaths(manifest, runResults));
        Report report = Reports.of(run, "failed", "1 table or model is failing");

        json(SummaryWriter.write(report, directory));
        xml(JUnitWriter.write(report, directory));
        page(HtmlWriter.write(report, directory));
        markdown(MarkdownWriter.write(report, new DownstreamGraph(), directory));
        lines(ClosingText.of(report, report.verdict().orElseThrow(), Optional.empty()).stream()
                .map(ClosingText.Line::text)
                .toList());
    }

    @Test
    void texts_are_cut_between_characters_at_every_length() {
        String text = "x" + "\ud83d\ude00".repeat(400);
        for (int limit = 4; limit < 700; limit++) {
            assertThat(hasHalf(co.secoda.text.PlainText.oneLine(text, limit))).isFalse();
            assertThat(hasHalf(co.secoda.text.BoundedText.of(text, limit))).isFalse();
        }
    }

    /** The same with its failing test excused for such a reason. */
    private static Report excused(String text) {
        Excuse excuse = new Excuse(text, Optional.of(text), LocalDate.EPOCH);
        return report(text)
                .excusing(new Excuses(Map.of("test.shop." + text, excuse), List.of(text), Optional.of("sha")));
    }

    private static Report report(String text) {
        DbtNode model = new DbtNode("model.shop." + text, text, text, text);
        DbtNode test = new DbtNode("test.shop." + text, text, "test", text + ".yml");
        List<TestResult> tests = List.of(new TestResult(test, text, OptionalLong.of(3), text, List.of(model)));
        DbtRun bare = Runs.of(tests, List.of(), List.of(new NodeError(model, text, text)));
        Owner owner = new Owner(Optional.of(text), Optional.of(text));
        Map<NodeText, String> texts = new EnumMap<>(NodeText.class);
        Arrays.stream(NodeText.values()).forEach(which -> texts.put(which, text));
        NodeDetails details = new NodeDetails(
                texts,
                Optional.of(owner),
                List.of(text),
                List.of(new Exposure("exposure.shop." + text, text, Optional.of(text), Optional.of(owner))));
        DbtRun run = GivenDbtRun.like(bare)
                .command(Optional.of(text))
                .results(2, Map.of(text, 2))
                .warning(bare.failingTests())
                .tests(1, 1, 1)
                .problems(List.of(new Problem(Problem.Kind.UNKNOWN_STATUS, text)))
                .details(Map.of(model.uniqueId(), details, test.uniqueId(), details))
                .build()
                .with(Optional.empty(), new Freshness(List.of(text), 1, List.of(stale(text)), 0, List.of(), List.of()));
        CiRun ci = new CiRun(
                Ci.GITHUB_ACTIONS, Optional.of(text), Optional.of(text), Optional.of(text), Optional.of(text));
        Report.Target target = new Report.Target(text, text, text, false);
        SecodaEntity entity = new SecodaEntity(text, text, Optional.of(text), List.of(text), List.of(text));
        return Report.of("publish", Optional.of(target), Optional.of(ci), Instant.EPOCH)
                .with(run, Optional.empty())
                .with(new EntityNames(Set.of(text, "nameless"), Map.of(text, entity), text))
                .with(Reports.ended(Instant.EPOCH, FailingTests.of(List.of(text, "nameless"), List.of())))
                .judged(STALE_FAIL, Reports.verdict("failed", List.of(text), List.of(text)));
    }

    private static StaleSource stale(String text) {
        return new StaleSource(
                "source.shop." + text,
                text,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(text));
    }

    private static void json(Path file) throws Exception {
        String text = utf8(file);
        JsonFactory strict = JsonFactory.builder().build();
        try (JsonParser parser = strict.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                    assertThat(hasHalf(parser.getString())).as(file.toString()).isFalse();
                }
            }
        }
    }

    private static void xml(Path file) throws Exception {
        utf8(file);
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        JUnitSchema.validate(file);
    }

    private static void page(Path file) throws Exception {
        assertThat(utf8(file)).doesNotContain("<script", "\u0000", "\u0007", "\u001b", "\u202e");
    }

    /** As a parser sees it, the only markup is that which folds, and no text is a link or a picture. */
    private static void markdown(Path file) throws Exception {
        String text = utf8(file);
        assertThat(text).doesNotContain("\u0000", "\u0007", "\u001b", "\u202e");
        List<String> markup = new ArrayList<>();
        Parser.builder().build().parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock html) {
                html.getLiteral().lines().forEach(markup::add);
            }

            @Override
            public void visit(HtmlInline html) {
                markup.add(html.getLiteral());
            }

            @Override
            public void visit(Image image) {
                markup.add("picture " + image.getDestination());
            }

            @Override
            public void visit(Link link) {
                markup.add("link " + link.getDestination());
            }
        });
        assertThat(markup).allMatch(FOLDS.asMatchPredicate());
    }

    private static void lines(List<String> lines) {
        assertThat(lines).allSatisfy(line -> {
            assertThat(hasHalf(line)).isFalse();
            assertThat(line.codePoints().noneMatch(Character::isISOControl)).isTrue();
        });
    }

    private static String utf8(Path file) throws Exception {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
        assertThat(text).isNotBlank();
        return text;
    }

    /** Whether a text holds one half of a surrogate pair. */
    public static boolean hasHalf(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        return escaped.toString();
    }
}

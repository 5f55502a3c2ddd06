package co.secoda.dbt.query;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.TestResult;
import co.secoda.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The queries of what did not pass in a run. Artifacts may come from anywhere, so a file counts only if it is a regular
 * one, its name ends with {@code .sql} or {@code .py}, it is in a folder {@code compiled}, and it really lies below the
 * dbt project or beside the manifest.
 */
public final class CompiledQueries {
    /** So many bytes of a file are read: some 4,000 lines. */
    private static final int MOST = 128 << 10;

    private static final String FOLDER = "compiled";
    /** Names with dots between them: each a plain one, or in a database's quotes. */
    private static final Pattern RELATION = Pattern.compile(
            "NAME(\\.NAME)*+".replace("NAME", "([\\w$]++(-[\\w$]++)*+|\"[^\"]+\"|`[^`]+`|\\[[^\\]]+])"),
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final List<String> ENDS = List.of(".sql", ".py");

    private final DbtRun run;
    private final Path beside;

    /** Those of a run. Its files are looked for when they are asked for. */
    public CompiledQueries(DbtRun run) {
        this.run = run;
        Path manifest = run.manifest().path().toAbsolutePath().normalize();
        this.beside = Optional.ofNullable(manifest.getParent()).orElse(manifest);
    }

    /**
     * The file of a node's query, if it is there: as dbt names it, relative to the dbt project, or whole if it lies
     * elsewhere. It has forward slashes.
     */
    public Optional<String> file(DbtNode node) {
        Optional<String> named = details(node).text(NodeText.COMPILED_PATH);
        return found(named).map(run.project()::inProject);
    }

    /**
     * A node's query: as its file has it, or the manifest. Of a file the first 128 KiB are read. Empty where neither is
     * there, or where it is no text.
     */
    public Optional<String> text(DbtNode node) {
        NodeDetails details = details(node);
        return found(details.text(NodeText.COMPILED_PATH))
                .flatMap(CompiledQueries::read)
                .or(() -> details.text(NodeText.COMPILED_CODE))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /**
     * How to see the rows that a test found, as dbt prints it, if dbt stored them and there are any. Readers copy it
     * into a database, so of what is more than the name of a relation there is none.
     */
    public Optional<String> rows(TestResult test) {
        boolean any = test.failures().isPresent() && test.failures().getAsLong() > 0;
        return details(test.test())
                .text(NodeText.STORED_FAILURES)
                .filter(relation -> any && RELATION.matcher(relation).matches())
                .map(relation -> "select * from " + relation);
    }

    private NodeDetails details(DbtNode node) {
        return run.detailsOf(node);
    }

    private Optional<Path> found(Optional<String> named) {
        return named.filter(name -> ENDS.stream().anyMatch(name::endsWith)).flatMap(name -> {
            try {
                return places(Path.of(name)).filter(this::isOurs).findFirst();
            } catch (InvalidPathException e) { // one that this machine can't have
                return Optional.empty();
            }
        });
    }

    /** Where dbt wrote it; and, if the artifacts were carried elsewhere, beside them. */
    private Stream<Path> places(Path named) {
        Stream<Path> inProject = run.project().directory().stream().map(project -> project.resolve(named));
        return Stream.concat(inProject, afterFolder(named).map(beside::resolve).stream())
                .map(place -> place.toAbsolutePath().normalize());
    }

    private static Optional<Path> afterFolder(Path named) {
        for (int part = 0; part < named.getNameCount(); part++) {
            if (named.getName(part).toString().equals(FOLDER)) {
                return Optional.of(named.subpath(part, named.getNameCount()));
            }
        }
        return Optional.empty();
    }

    private boolean isOurs(Path place) {
        try {
            Path file = place.toRealPath();
            boolean below = Stream.concat(run.project().directory().stream(), Stream.of(beside))
                    .anyMatch(root -> isBelow(file, root));
            return below
                    && afterFolder(file).isPresent()
                    && ENDS.stream().anyMatch(file.toString()::endsWith)
                    && Files.isRegularFile(file);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isBelow(Path file, Path root) {
        try {
            return file.startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> read(Path file) {
        try (InputStream in = RegularFile.open(file)) {
            return Optional.of(new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

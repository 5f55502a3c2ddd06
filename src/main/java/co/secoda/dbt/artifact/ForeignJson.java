package co.secoda.dbt.artifact;

import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.text.Quoted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what a JSON object is that something else than dbt's artifacts has put in their place, by its names. */
final class ForeignJson {
    /** Names of artifacts. A file with one of them is taken for one, whatever is wrong with it. */
    private static final Set<String> OF_ARTIFACTS = Set.of("metadata", "results", "nodes", "args", "elapsed_time");

    private static final List<Set<String>> OF_LOGS = List.of(
            Set.of("info", "data"),
            Set.of("level", "msg"),
            Set.of("level", "message", "timestamp"),
            Set.of("level", "message", "channel"));
    private static final Set<String> OF_SEMANTIC_MANIFEST = Set.of("semantic_models", "project_configuration");
    private static final List<String> OF_ANSWERS = List.of(
            "error",
            "errors",
            "detail",
            "error_description",
            "user_message",
            "message",
            "Message",
            "title",
            "documentation_url",
            "code",
            "statusCode",
            "status");
    private static final List<String> OF_STATUS = List.of("user_message", "developer_message", "message", "detail");
    private static final int MAX_NAMES = 50;
    private static final int MAX_TEXT = 200;
    private static final int EXAMPLES = 3;

    private final Map<String, String> members;

    private ForeignJson(Map<String, String> members) {
        this.members = members;
    }

    /**
     * What the file is, and what to do; empty where it may be dbt's, or can't be told.
     *
     * @param kind what it should be
     */
    static Optional<String> of(Path file, ArtifactKind kind, long maxUnpacked) {
        try (ArtifactStream stream = ArtifactStream.open(file, maxUnpacked)) {
            Map<String, String> members = new LinkedHashMap<>();
            JsonReader json = new JsonReader(file, MendedJson.cutting(new Utf8Reader(stream)));
            return json.firstObject(start -> readAll(start, members))
                    ? Optional.of(new ForeignJson(members).words(kind))
                    : Optional.empty();
        } catch (IOException | ArtifactException e) {
            return Optional.empty(); // what is wrong with it was found out before
        }
    }

    private static boolean readAll(JsonReader json, Map<String, String> members) throws ArtifactException {
        while (json.nextMember()) {
            String name = json.memberName();
            if (OF_ARTIFACTS.contains(name) || members.size() == MAX_NAMES) {
                return false;
            }
            members.put(name, text(json));
        }
        return true;
    }

    private static String text(JsonReader json) throws ArtifactException {
        if (!json.atObject()) {
            return json.text(MAX_TEXT).orElse("");
        }
        String text = "";
        JsonReader.Members status = json.members(OF_STATUS);
        while (status.next()) {
            String found = json.text(MAX_TEXT).orElse("");
            text = text.isEmpty() ? found : text;
        }
        return text;
    }

    private String words(ArtifactKind kind) {
        Set<String> names = members.keySet();
        if (OF_LOGS.stream().anyMatch(names::containsAll)) {
            return "it is a log of dbt in JSON (--log-format json), not the " + kind.title()
                    + "; don't write the log there, dbt itself writes the " + kind.title() + " to its target directory";
        }
        if (names.containsAll(OF_SEMANTIC_MANIFEST)) {
            return "this is dbt's semantic manifest, not the " + kind.title() + "; name the right file";
        }
        Optional<String> answer = OF_ANSWERS.stream().filter(names::contains).findFirst();
        if (answer.isPresent()) {
            String said = OF_ANSWERS.stream()
                    .map(name -> members.getOrDefault(name, ""))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .map(text -> " (\"" + Quoted.line(text) + "\")")
                    .orElse("");
            return "it is what an API answers to a call that failed" + said + ", not the " + kind.title()
                    + "; get the artifact again, and fail where that answers with anything but 200";
        }
        String examples = names.isEmpty()
                ? "an empty JSON object"
                : "a JSON object with "
                        + names.stream()
                                .limit(EXAMPLES)
                                .map(name -> '"' + Quoted.line(name) + '"')
                                .collect(Collectors.joining(", "));
        return "it is " + examples + " and no \"metadata\", not the " + kind.title() + "; "
                + ArtifactErrors.NOT_FROM_DBT;
    }
}

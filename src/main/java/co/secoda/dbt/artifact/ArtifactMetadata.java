package co.secoda.dbt.artifact;

import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code metadata} of an artifact.
 *
 * @param schema {@code dbt_schema_version} as it stands there
 * @param projectName the name of the dbt project, which manifests have since dbt 1.6
 * @param projectId the MD5 of that name, which manifests of all versions have
 */
public record ArtifactMetadata(
        String schema,
        Optional<String> dbtVersion,
        Optional<String> invocationId,
        Optional<Instant> generatedAt,
        Optional<String> projectName,
        Optional<String> projectId) {
    private static final List<String> NAMES =
            List.of("dbt_schema_version", "dbt_version", "invocation_id", "generated_at", "project_name", "project_id");
    private static final int MAX_TEXT = 200;
    private static final Pattern SCHEMA_URL = Pattern.compile(".*/([a-z-]+)/v(\\d{1,6})(?:\\.json)?");

    private static final Pattern BEFORE_0_19 = Pattern.compile("0\\.(\\d|1[0-8])(\\D.*)?");

    /** Reads the {@code metadata} at which {@code json} stands, of an artifact that should be a {@code kind}. */
    public static ArtifactMetadata read(JsonReader json, ArtifactKind kind) throws ArtifactException {
        if (!json.atObject()) {
            throw json.notFromDbt("\"metadata\" is not an object");
        }
        Optional<String> schema = Optional.empty();
        Optional<String> dbtVersion = Optional.empty();
        Optional<String> invocationId = Optional.empty();
        Optional<Instant> generatedAt = Optional.empty();
        Optional<String> projectName = Optional.empty();
        Optional<String> projectId = Optional.empty();
        JsonReader.Members members = json.members(NAMES);
        while (members.next()) {
            switch (members.name()) {
                case "dbt_schema_version" -> schema = json.string(MAX_TEXT);
                case "dbt_version" -> dbtVersion = json.string(MAX_TEXT);
                case "invocation_id" -> invocationId = json.string(MAX_TEXT);
                case "project_name" -> projectName = json.string(MAX_TEXT).filter(name -> !name.isBlank());
                case "project_id" -> projectId = json.string(MAX_TEXT);
                default -> generatedAt = json.instant();
            }
        }
        if (schema.isEmpty()) {
            String what = "\"metadata\" has no dbt_schema_version";
            boolean old = dbtVersion
                    .filter(version -> BEFORE_0_19.matcher(version).matches())
                    .isPresent();
            throw old
                    ? json.tooOld(what)
                    : json.wrong(what, "dbt from 0.19 on writes one: run dbt again, or name the right file");
        }
        ArtifactMetadata metadata =
                new ArtifactMetadata(schema.get(), dbtVersion, invocationId, generatedAt, projectName, projectId);
        Optional<String> otherKind = metadata.schemaPart(1).filter(name -> !name.equals(kind.inSchemaUrl()));
        if (otherKind.isPresent()) {
            throw json.wrong("this is dbt's " + otherKind.get() + ", not the " + kind.title(), "name the right file");
        }
        return metadata;
    }

    /** Such as {@code v12}; empty where the schema is written in an unknown manner. */
    Optional<String> schemaVersion() {
        return schemaPart(2).map(number -> "v" + number);
    }

    /** Whether the schema is one that this reader was written for. */
    public boolean knownTo(ArtifactKind kind) {
        return schemaPart(2)
                .filter(number -> Integer.parseInt(number) <= kind.newestKnown())
                .isPresent();
    }

    /** Whether this and {@code other} say that one dbt command wrote them. */
    public boolean isOfOneInvocation(ArtifactMetadata other) {
        return invocationId.isPresent() && invocationId.equals(other.invocationId);
    }

    private Optional<String> schemaPart(int group) {
        Matcher url = SCHEMA_URL.matcher(schema);
        return url.matches() ? Optional.of(url.group(group)) : Optional.empty();
    }
}

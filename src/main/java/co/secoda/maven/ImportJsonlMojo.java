package co.secoda.maven;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.metadata.CheckReport;
import co.secoda.metadata.JsonlCheck;
import co.secoda.metadata.MetadataException;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.ImportFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Imports resources, and the lineage between them, from JSON Lines into a custom integration, after every line was
 * checked.
 */
@Mojo(name = "import-jsonl", requiresProject = false, threadSafe = true)
public final class ImportJsonlMojo extends AbstractImportMojo {
    private static final String CONTENT_TYPE = "application/x-ndjson";

    /** The resources, one JSON object on each line; a relative path is relative to the base directory. */
    @Parameter(property = "secoda.resourcesFile")
    private @Nullable String resourcesFile;

    /** The lineage, one JSON object on each line. You may leave it out. */
    @Parameter(property = "secoda.lineagesFile")
    private @Nullable String lineagesFile;

    @Override
    List<CheckReport> check(ImportFiles files) throws MetadataException, BadSettingException, GoalErrorException {
        JsonlCheck check = new JsonlCheck();
        Path resources = requirePath("secoda.resourcesFile", given(resourcesFile));
        Optional<Path> lineages = path("secoda.lineagesFile", given(lineagesFile));
        files.check("secoda.resourcesFile", resources, check::resources);
        if (lineages.isPresent()) {
            files.check("secoda.lineagesFile", lineages.get(), check::lineages);
        }
        return files.passed();
    }

    @Override
    void send(SecodaApi api, IntegrationId id, List<CheckReport> checked) throws SecodaException, InterruptedException {
        api.importJsonlMetadata(
                id,
                ImportFiles.part(checked.get(0), CONTENT_TYPE),
                checked.stream().skip(1).findFirst().map(lineages -> ImportFiles.part(lineages, CONTENT_TYPE)));
    }
}

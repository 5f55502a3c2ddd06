package co.secoda.maven;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.metadata.CheckReport;
import co.secoda.metadata.CsvCheck;
import co.secoda.metadata.MetadataException;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.ImportFiles;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Imports the tables and columns of a CSV into a custom integration, after every line of it was checked. */
@Mojo(name = "import-csv", requiresProject = false, threadSafe = true)
public final class ImportCsvMojo extends AbstractImportMojo {
    /**
     * The CSV. It has a header, and one line for each column of a table. Required are {@code database}, {@code schema},
     * {@code name} and {@code col_name}. A relative path is relative to the base directory.
     */
    @Parameter(property = "secoda.file")
    private @Nullable String file;

    @Override
    List<CheckReport> check(ImportFiles files) throws MetadataException, BadSettingException, GoalErrorException {
        return files.check("secoda.file", requirePath("secoda.file", given(file)), new CsvCheck()::check)
                .passed();
    }

    @Override
    void send(SecodaApi api, IntegrationId id, List<CheckReport> checked) throws SecodaException, InterruptedException {
        api.importCsvMetadata(id, ImportFiles.part(checked.get(0), "text/csv"));
    }
}

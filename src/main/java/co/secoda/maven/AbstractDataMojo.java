package co.secoda.maven;

import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.metadata.MetadataException;
import co.secoda.report.ServerJson;
import co.secoda.run.BadSettingException;
import co.secoda.run.Connections.Connection;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Setting;
import co.secoda.run.output.DataOutput;
import co.secoda.run.output.Printout;
import co.secoda.run.output.StandardOutput;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that print data have in common: how, and where to. */
abstract class AbstractDataMojo extends AbstractConnectedMojo {
    /** How data is printed: {@code table} for people, or {@code json} for programs. */
    @Parameter(property = "secoda.output", defaultValue = "table")
    private String output;

    /**
     * The file that the data is written to, in UTF-8, instead of standard output; a relative path is relative to the
     * base directory. It is what a script should read under Maven 4, which decorates standard output.
     */
    @Parameter(property = "secoda.outputFile")
    private @Nullable String outputFile;

    /**
     * Shows what Secoda says of {@code credentials}, {@code ssh_tunnel} and {@code properties}, which is masked
     * otherwise.
     */
    @Parameter(property = "secoda.showCredentials", defaultValue = "false")
    private boolean showCredentials;

    @Override
    final void perform()
            throws SecodaException, MetadataException, BadSettingException, InterruptedException, GoalErrorException {
        Printout.Format format = Setting.oneOf("secoda.output", output, Printout.Format.class);
        Optional<Path> file = path("secoda.outputFile", given(outputFile));
        try (DataOutput data = DataOutput.open(format, file, StandardOutput::print, getLog())) {
            perform(data, new ServerJson(showCredentials));
        }
    }

    /** Does what the goal is for, and prints what came of it. */
    abstract void perform(DataOutput data, ServerJson json)
            throws SecodaException, MetadataException, BadSettingException, InterruptedException, GoalErrorException;

    /**
     * A client; whoever opens it closes it.
     *
     * @throws BadSettingException if there is no key, or another setting can't be used
     */
    final SecodaApi open() throws BadSettingException {
        return connection().open();
    }

    /** The connection, without a call as yet. */
    final Connection connection() throws BadSettingException {
        return connections().requireConnection();
    }

    /** A path that a user gave, relative to the base directory. */
    final Optional<Path> path(String property, Optional<String> text) throws BadSettingException {
        Path base = host().baseDirectory();
        return Setting.read(property, text, base::resolve);
    }

    /**
     * A path that must be given.
     *
     * @throws BadSettingException if it isn't
     */
    final Path requirePath(String property, Optional<String> text) throws BadSettingException {
        Optional<Path> path = path(property, text);
        if (path.isEmpty()) {
            throw new BadSettingException("There is no " + property + ": name the file.");
        }
        return path.get();
    }
}

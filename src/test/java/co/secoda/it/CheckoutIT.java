package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What a checkout decides stays in it; the command line and settings.xml may name any place. */
class CheckoutIT {
    private static final String OUTSIDE = "outside of the checkout";

    private final BuildFolder folder;
    private final Path elsewhere;

    CheckoutIT(@TempDir Path directory) throws Exception {
        folder = new BuildFolder(Files.createDirectories(directory.toRealPath().resolve("checkout")));
        elsewhere = Files.createDirectories(directory.toRealPath().resolve("elsewhere"));
        folder.pair("passing");
    }

    @OnMaven({V3_9, V4})
    void a_history_that_a_file_of_maven_leads_out_of_it_is_refused(MavenVersion maven) {
        folder.pom("").file(".mvn/maven.config", "-Dsecoda.historyDirectory=../elsewhere\n");

        folder.on(maven)
                .run("validate")
                .failed()
                .logHas("secoda.historyDirectory: ")
                .logHas(OUTSIDE)
                .logHas("on the command line");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @OnMaven({V3_9, V4})
    void a_report_directory_of_the_pom_out_of_it_is_refused_and_nothing_is_written(MavenVersion maven) {
        folder.pom("<configuration><reportDirectory>../elsewhere</reportDirectory></configuration>");

        folder.on(maven).run("validate").failed().logHas(OUTSIDE).logHas("secoda.reportDirectory on the command line");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @OnMaven({V3_9, V4})
    void the_command_line_may_name_any_place(MavenVersion maven) {
        folder.pom("");

        folder.on(maven)
                .with("secoda.reportDirectory=" + elsewhere.resolve("reports"))
                .with("secoda.historyDirectory=" + elsewhere.resolve("history"))
                .run("validate")
                .passed();
        assertThat(elsewhere.resolve("reports/secoda.json")).exists();
        assertThat(elsewhere.resolve("history")).isNotEmptyDirectory();
    }

    @OnMaven(V3_9)
    void run_results_that_are_a_link_to_a_secret_are_neither_quoted_nor_uploaded() throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "s3cret-word");
        Files.delete(folder.path().resolve("target/run_results.json"));
        Files.createSymbolicLink(folder.path().resolve("target/run_results.json"), secret);

        folder.pom("")
                .on(V3_9)
                .with("secoda.sandbox=true")
                .run("publish", "-e")
                .failed()
                .logHas(OUTSIDE)
                .logHasNot("s3cret");
    }
}

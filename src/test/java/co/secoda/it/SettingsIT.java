package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** No setting is lost, wherever it stands; what Maven makes of it depends on its version. */
class SettingsIT {
    private static final String NO_BOOLEAN = "is neither true nor false";

    private final BuildFolder folder;

    SettingsIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
        folder.pair("passing");
    }

    @OnMaven({V3_6, V3_9, V4})
    void what_is_neither_true_nor_false_is_refused_in_properties_of_poms_and_profiles(MavenVersion maven) {
        properties("<secoda.dryRun>yes</secoda.dryRun>");
        settings("<secoda.failFast>on</secoda.failFast>");

        publish(maven)
                .failed()
                .logHas("secoda.dryRun=yes in the <properties> of ")
                .logHas("secoda.failFast=on in the profile ci of settings.xml " + NO_BOOLEAN);
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_typing_error_is_told_in_a_pom_a_profile_and_a_file_of_maven(MavenVersion maven) {
        properties("<secoda.maxFailng>3</secoda.maxFailng><secoda.version>1</secoda.version>");
        settings("<secoda.onmismatch>fail</secoda.onmismatch>");
        folder.file(".mvn/maven.config", "-DSecoda.maxWarning=3\n");

        publish(maven)
                .failed()
                .logHas("secoda.maxFailng in the <properties> of ")
                .logHas("did you mean secoda.maxFailing?")
                .logHas("secoda.onmismatch in the profile ci of settings.xml")
                .logHas("did you mean -Dsecoda.maxWarning?")
                .logHasNot("secoda.version");
    }

    @OnMaven({V3_6, V3_9, V4})
    void an_element_of_the_configuration_that_no_goal_has_is_an_error(MavenVersion maven) {
        folder.pom("<configuration><maxFailng>3</maxFailng></configuration>");
        settings("");

        publish(maven).failed().logHas("<maxFailng> in the <configuration> of ").logHas("did you mean <maxFailing>?");
    }

    @OnMaven({V3_6, V4})
    void what_the_configuration_overrides_is_told_with_both_values(MavenVersion maven) {
        folder.pom("<configuration><maxFailing>3</maxFailing></configuration>");
        settings("");

        folder.on(maven)
                .with("secoda.maxFailing=0")
                .run("validate")
                .passed()
                .logHas("-Dsecoda.maxFailing=0 on the command line has no effect, since <maxFailing>3</maxFailing>");
    }

    @OnMaven({V3_6, V3_9, V4})
    void an_expression_in_settings_that_nothing_resolves_is_a_missing_key(MavenVersion maven) {
        settings("");

        publish(maven)
                .failed()
                .logHas(
                        "<server> secoda of settings.xml has ${env.NOBODY_SETS_THIS}, which nothing in this build resolves")
                .logHas("secoda.onMissingKey");
        folder.on(maven)
                .with("secoda.onMissingKey=validate")
                .run("publish", "--global-settings=global.xml")
                .passed()
                .logHas("${env.NOBODY_SETS_THIS}");
    }

    @OnMaven({V3_6, V4})
    void doctor_tells_of_all_settings_that_cannot_be_used_also_of_those_of_an_execution(MavenVersion maven) {
        folder.pom("<executions><execution><id>e</id><goals><goal>check</goal></goals>"
                + "<configuration><settleTime>soon</settleTime></configuration></execution></executions>");
        settings("");

        folder.on(maven)
                .with("secoda.sandbox=true", "secoda.maxFailing=abc", "secoda.reports=pdf", "secoda.maxFailng=1")
                .run("doctor")
                .failed()
                .logHas("settings: secoda.maxFailing: 'abc' is not a limit")
                .logHas("settings: secoda.reports=pdf is not one of")
                .logHas("settings: secoda.settleTime=soon is not a duration")
                .logHas("settings: -Dsecoda.maxFailng on the command line");
    }

    private FinishedBuild publish(MavenVersion maven) {
        return folder.on(maven).run("publish", "--global-settings=global.xml");
    }

    private void properties(String properties) {
        folder.file(
                "pom.xml",
                "<project><modelVersion>4.0.0</modelVersion><groupId>co.secoda.it</groupId><artifactId>build</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><properties>" + properties
                        + "</properties></project>");
    }

    private void settings(String properties) {
        folder.file(
                "global.xml",
                "<settings><servers><server><id>secoda</id><password>${env.NOBODY_SETS_THIS}</password></server></servers>"
                        + "<profiles><profile><id>ci</id><properties>" + properties
                        + "</properties></profile></profiles>"
                        + "<activeProfiles><activeProfile>ci</activeProfile></activeProfiles></settings>");
    }
}

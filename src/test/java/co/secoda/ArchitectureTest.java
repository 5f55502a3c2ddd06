package co.secoda;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import co.secoda.api.FailingTests;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Holds the rooms and arrows of the design: every class lives in a room, and imports follow the arrows. */
@AnalyzeClasses(packages = "co.secoda", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule arrows_between_rooms = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("maven")
            .definedBy("co.secoda.maven..")
            .layer("run")
            .definedBy("co.secoda.run..")
            .layer("report")
            .definedBy("co.secoda.report..")
            .layer("gate")
            .definedBy("co.secoda.gate..")
            .layer("api")
            .definedBy("co.secoda.api..")
            .layer("dbt")
            .definedBy("co.secoda.dbt..")
            .layer("metadata")
            .definedBy("co.secoda.metadata..")
            .layer("sandbox")
            .definedBy("co.secoda.sandbox..")
            .layer("text")
            .definedBy("co.secoda.text..")
            .layer("file")
            .definedBy("co.secoda.file..")
            .whereLayer("maven")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("maven")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("maven", "run")
            .whereLayer("sandbox")
            .mayOnlyBeAccessedByLayers("maven", "run")
            .whereLayer("metadata")
            .mayOnlyBeAccessedByLayers("maven", "run")
            .whereLayer("gate")
            .mayOnlyBeAccessedByLayers("maven", "run", "report")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("maven", "run", "report", "gate", "sandbox")
            .whereLayer("dbt")
            .mayOnlyBeAccessedByLayers("maven", "run", "report", "gate", "sandbox")
            .whereLayer("file")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("co.secoda.(**)").should().beFreeOfCycles();

    /** They are public only because dbt's packages read one file with them; what others may use says what it read. */
    @ArchTest
    static final ArchRule artifacts_are_read_in_dbt_alone = noClasses()
            .that()
            .resideOutsideOfPackage("co.secoda.dbt..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "co\\.secoda\\.dbt\\.artifact\\."
                            + "(JsonReader|ArtifactReader|ReadArtifact|ArtifactParts|ArtifactMetadata|ArtifactKind|FileStamp)(\\$.*)?");

    /** A report carries what the gate judged: Secoda's answer, by entities. */
    @ArchTest
    static final ArchRule reports_know_of_the_calls_only_their_answer = noClasses()
            .that()
            .resideInAPackage("co.secoda.report..")
            .should()
            .dependOnClassesThat(resideInAPackage("co.secoda.api..").and(not(name(FailingTests.class.getName()))));

    /** What several formats say alike is public for their packages only. */
    @ArchTest
    static final ArchRule formats_share_their_words_among_themselves = noClasses()
            .that()
            .resideOutsideOfPackage("co.secoda.report..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("co\\.secoda\\.report\\.(WebUrl|WorstFirst|ExposureWords)(\\$.*)?");

    /** Its pool is public for the client of the calls alone. */
    @ArchTest
    static final ArchRule connections_are_made_in_the_client_alone = noClasses()
            .that()
            .resideOutsideOfPackage("co.secoda.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("co.secoda.api.connection..");

    @ArchTest
    static final ArchRule files_are_moved_and_digested_in_one_room = noClasses()
            .that()
            .resideOutsideOfPackage("co.secoda.file")
            .should()
            .callMethod(Files.class, "move", Path.class, Path.class, CopyOption[].class)
            .orShould()
            .callMethod(MessageDigest.class, "getInstance", String.class);

    @ArchTest
    static final ArchRule only_the_goals_know_maven = noClasses()
            .that()
            .resideOutsideOfPackage("co.secoda.maven")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.maven..", "org.codehaus.plexus..", "org.eclipse.aether..", "javax.inject..");

    @ArchTest
    static final ArchRule nothing_is_printed_past_the_log = noClasses()
            .that()
            // It owns standard output: data for scripts goes there, so that -q silences the log and not the data.
            .doNotHaveFullyQualifiedName("co.secoda.run.output.StandardOutput")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
}

package co.secoda.it;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The Mavens that a test names, or all of them. */
final class MavensOfTest extends AnnotationBasedArgumentsProvider<OnMaven> {
    @Override
    protected Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context, OnMaven annotation) {
        boolean all = System.getProperty("builds.mavens", "").equals("all");
        return Stream.of(all ? MavenVersion.values() : annotation.value()).map(Arguments::of);
    }
}

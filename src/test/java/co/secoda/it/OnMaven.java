package co.secoda.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test of a build that runs once for each of these Mavens, which it takes as its first parameter. In the nightly run,
 * with {@code -Dbuilds.mavens=all}, it runs on all of them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "on Maven {0}")
@ArgumentsSource(MavensOfTest.class)
public @interface OnMaven {
    /** Those on which the test proves something that it doesn't on the others. */
    MavenVersion[] value();
}

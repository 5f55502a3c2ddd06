package co.secoda.run.output;

import co.secoda.gate.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The styles that Maven gives its own messages: its colours, unless it writes none ({@code -B}, {@code -l},
 * {@code -Dstyle.color=never}, no terminal) or {@code NO_COLOR} is set. Maven doesn't export what makes them, and every
 * few versions it is called otherwise, so it is looked for by name among Maven's own classes; where there is nothing
 * such, texts have no style.
 */
public final class MavenStyle {
    /** Classes with a static method that begins a message: of Maven 3 to 3.9, and of 3.10 and 4. */
    private static final Map<String, String> BUILDERS = Map.of(
            "org.apache.maven.shared.utils.logging.MessageUtils", "buffer",
            "org.apache.maven.jline.MessageUtils", "builder");

    private final ClassLoader maven;
    private final boolean wanted;

    /** The styles of the Maven whose classes these are, or none. */
    public MavenStyle(ClassLoader maven, boolean wanted) {
        this.maven = maven;
        this.wanted = wanted;
    }

    /**
     * The styles of the Maven whose classes these are, unless the environment wants none.
     *
     * @param environment gives its variables
     */
    public static MavenStyle of(ClassLoader maven, Function<String, Optional<String>> environment) {
        return new MavenStyle(
                maven,
                environment.apply("NO_COLOR").filter(text -> !text.isBlank()).isEmpty());
    }

    /** The word of a verdict in the style of what it says. */
    public String word(Verdict.Kind verdict) {
        String style =
                switch (verdict) {
                    case PASSED -> "success";
                    case FAILED -> "failure";
                    case UNKNOWN -> "warning";
                };
        return wanted ? styled(style, verdict.text()) : verdict.text();
    }

    private String styled(String style, String text) {
        return BUILDERS.entrySet().stream()
                .flatMap(builder -> styled(builder.getKey(), builder.getValue(), style, text).stream())
                .findFirst()
                .orElse(text);
    }

    private Optional<String> styled(String utils, String begin, String style, String text) {
        try {
            var method = maven.loadClass(utils).getMethod(begin);
            Object message = method.invoke(null);
            return Optional.ofNullable(method.getReturnType()
                            .getMethod(style, Object.class)
                            .invoke(message, text))
                    .map(Object::toString);
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}

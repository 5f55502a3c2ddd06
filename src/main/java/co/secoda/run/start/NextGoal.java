package co.secoda.run.start;

import java.util.Map;
import java.util.TreeMap;

/**
 * What to type next, whole, to be copied.
 *
 * @param version the plugin's
 * @param properties what was set on the command line and is to be set again; never the key
 */
public record NextGoal(String version, Map<String, String> properties) {
    private static final String KEY = "secoda.apiKey";
    private static final String OURS = "secoda.";

    public NextGoal {
        Map<String, String> own = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(OURS) && !name.equals(KEY)) {
                own.put(name, value);
            }
        });
        properties = Map.copyOf(own);
    }

    /** A command without settings. */
    public NextGoal(String version) {
        this(version, Map.of());
    }

    /** Calls a goal by hand. */
    public String goal(String goal) {
        return "mvn -ntp co.secoda:secoda-maven-plugin:" + version + ":" + goal + settings();
    }

    /** Calls the lifecycle of a pom that binds goals. */
    public String lifecycle() {
        return "mvn -ntp verify" + settings();
    }

    private String settings() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(properties).forEach((name, value) -> text.append(' ').append(word("-D" + name + "=" + value)));
        return text.toString();
    }

    /** A word of a POSIX shell. */
    private static String word(String text) {
        return text.matches("[\\w.,:/=@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

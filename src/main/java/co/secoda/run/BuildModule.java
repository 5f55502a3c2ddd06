package co.secoda.run;

import java.util.Locale;

/**
 * One module of a build, and which execution of a goal it is in.
 *
 * @param name the module's
 * @param executionId the execution's; empty where it has none
 * @param position of the module in the build, from 1
 * @param ofModules how many modules the build has
 */
public record BuildModule(String name, String executionId, int position, int ofModules) {
    /** Sorts as the build does. */
    String order() {
        return String.format(Locale.ROOT, "%05d %s", position, executionId);
    }
}

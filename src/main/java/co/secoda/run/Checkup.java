package co.secoda.run;

import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.text.PlainText;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Checks, one after another: a line each, with what to do where one fails. One that needs a failed one isn't made. */
public final class Checkup {
    /** One check. */
    @FunctionalInterface
    interface Check {
        /** What was found, if it is as it should be. */
        String find() throws BadSettingException, ArtifactException, SecodaException, InterruptedException;
    }

    private final Marks marks;
    private final Log log;
    private final List<String> failed = new ArrayList<>();
    private final List<String> notMade = new ArrayList<>();

    public Checkup(Marks marks, Log log) {
        this.marks = marks;
        this.log = log;
    }

    /**
     * What stands before a line.
     *
     * @param good of a check that is well
     * @param bad of one that isn't
     * @param none of one that wasn't made
     */
    public record Marks(String good, String bad, String none) {
        private static final Marks SIGNS = new Marks("✔", "✘", "-");
        private static final Marks WORDS = new Marks("ok", "FAIL", "-");

        /** Signs where the console can print them, else words. */
        public static Marks of(Charset console) {
            return console.canEncode() && console.newEncoder().canEncode(SIGNS.good() + SIGNS.bad()) ? SIGNS : WORDS;
        }
    }

    /**
     * Makes a check.
     *
     * @param needs the names of checks that must be well first
     */
    void check(String name, List<String> needs, Check check) throws InterruptedException {
        for (String need : needs) {
            if (failed.contains(need) || notMade.contains(need)) {
                notMade.add(name);
                log.info(marks.none() + " " + name + ": not checked, since that needs: " + need + ".");
                return;
            }
        }
        try {
            log.info(marks.good() + " " + name + ": " + PlainText.value(check.find()));
        } catch (SecodaException e) {
            fail(name, Advice.sentence(e) + " " + Advice.on(e));
        } catch (BadSettingException e) {
            e.problems().forEach(problem -> fail(name, Advice.sentence(problem)));
        } catch (ArtifactException e) {
            fail(name, Advice.sentence(e));
        }
    }

    private void fail(String name, String why) {
        if (!failed.contains(name)) {
            failed.add(name);
        }
        log.error(marks.bad() + " " + name + ": " + why);
    }

    /** The names of the checks that failed. */
    public List<String> failed() {
        return List.copyOf(failed);
    }
}

package co.secoda.maven;

import co.secoda.maven.KnownProperties.ConfigurationElements;
import co.secoda.maven.KnownProperties.GoalParameters;
import co.secoda.maven.PropertyPlaces.Given;
import co.secoda.maven.PropertyPlaces.Giver;
import co.secoda.report.CiRun;
import co.secoda.run.Advice;
import co.secoda.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;

/**
 * Settings that Maven loses or changes without a word, so that a goal would judge by others than were written. Maven
 * ignores a property that nobody asks for, turns every text but {@code true} into false, takes the default where
 * nothing resolves an expression, and lets {@code <configuration>} go before {@code -D}.
 */
final class LostSettings {
    /** One in the middle of a text; two dollar signs make it plain text. */
    private static final Pattern PART = Pattern.compile("(?<!\\$)\\$\\{[^}]+}");

    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");
    private static final String LIST = ": mvn co.secoda:secoda-maven-plugin:help -Ddetail lists them all.";
    private static final String NO_BOOLEAN = " is neither true nor false: write one of them.";
    private static final String SKIP = "skip";
    private static final String COMMAND = "dbtCommand";

    private final KnownProperties known;
    private final MavenSession session;
    private final MojoExecution execution;
    private final GoalParameters goal;
    private final PropertyPlaces places;

    LostSettings(MavenSession session, MojoExecution execution) {
        this.known = new KnownProperties(execution.getMojoDescriptor().getPluginDescriptor());
        this.session = session;
        this.execution = execution;
        this.goal = new GoalParameters(session, execution);
        this.places = new PropertyPlaces(session);
    }

    /** Those that can't be meant, a line each: unknown ones, and texts that are neither true nor false but must be. */
    List<String> errors() {
        Set<String> errors = new LinkedHashSet<>();
        KeySource.keyInPoms(session).ifPresent(errors::add);
        for (Given given : places.all()) {
            unread(given).or(() -> unknown(given)).or(() -> notBoolean(given)).ifPresent(errors::add);
        }
        new ConfigurationElements(session, execution)
                .unknown(known).stream().map(this::unknownElement).forEach(errors::add);
        for (Parameter parameter : goal.all()) {
            notBoolean(parameter).ifPresent(errors::add);
        }
        return new ArrayList<>(errors);
    }

    /** Those that may be meant, a line each: what is overridden, or counts as not set. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Parameter parameter : goal.all()) {
            overridden(parameter).ifPresent(warnings::add);
            unresolved(parameter).or(() -> halfResolved(parameter)).ifPresent(warnings::add);
        }
        if (CiRun.of(this::variable).isPresent() || variable("CI").isPresent()) {
            lenient("secoda.sandbox", "true", "nothing is published, and Secoda checks nothing")
                    .ifPresent(warnings::add);
            lenient("secoda.maxFailing", "-1", "no number of failing models fails the build")
                    .ifPresent(warnings::add);
        }
        return warnings;
    }

    /** What turns the gate off, where whoever opens a pull request could have written it. */
    private Optional<String> lenient(String property, String value, String effect) {
        return inCheckout(property)
                .filter(found -> goal.of(property).flatMap(goal::configured).isPresent()
                        || places.of(property).filter(places::isOfCheckout).isPresent())
                .filter(found ->
                        valueOf(property).filter(value::equalsIgnoreCase).isPresent())
                .map(found -> found + " is in the checkout, which a pull request may change: with it, " + effect
                        + ". In CI, give it on the command line if it is meant.");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(session.getSystemProperties().getProperty("env." + name))
                .filter(text -> !text.isBlank());
    }

    /** See {@link co.secoda.run.Host#inCheckout}. */
    Optional<String> inCheckout(String property) {
        Optional<String> configured = goal.of(property).flatMap(parameter -> goal.configured(parameter)
                .map(text -> element(parameter, text) + " in the pom's <configuration>"));
        return configured.or(() -> places.of(property).flatMap(given -> places.inCheckout(given, System.getenv())
                .map(place -> given.written() + "=" + quoted(given.value()) + " " + place)));
    }

    private Optional<String> valueOf(String property) {
        return goal.of(property)
                .flatMap(goal::configured)
                .flatMap(goal::evaluated)
                .or(() -> places.of(property).map(Given::value))
                .map(String::strip);
    }

    /** The key is the user's, not the JVM's, whose properties anybody on this machine may list. */
    private Optional<String> unread(Given given) {
        return given.giver() == Giver.JVM && given.name().equals(KeySource.PROPERTY)
                ? Optional.of("-D" + KeySource.PROPERTY + " " + places.where(given) + " is not read. "
                        + Advice.giveKey() + ", or give -D" + KeySource.PROPERTY + " to Maven itself.")
                : Optional.empty();
    }

    private Optional<String> unknown(Given given) {
        boolean ofSecoda = KnownProperties.isOfSecoda(given.name());
        boolean mayBeMeant = ofSecoda || given.giver() == Giver.USER;
        if (!mayBeMeant || known.knows(given.name())) {
            return Optional.empty();
        }
        Optional<String> meant = ofSecoda ? known.nearest(given.name()) : known.almost(given.name());
        boolean mayBeOfOthers = !ofSecoda || given.giver() == Giver.PROJECT;
        if ((mayBeOfOthers && meant.isEmpty()) || places.isOfPom(given.name())) {
            return Optional.empty();
        }
        String minusD = given.giver() == Giver.PROJECT ? "" : "-D";
        return Optional.of(PlainText.value(given.written()) + " " + places.where(given)
                + " is not a property of this plugin"
                + meant.map(name -> ": did you mean " + minusD + name + "?").orElse(LIST));
    }

    private String unknownElement(ConfigurationElements.Element element) {
        return "<" + PlainText.value(element.name()) + "> in the <configuration> of " + element.where()
                + " is not a parameter of this plugin"
                + known.nearestElement(element.name())
                        .map(name -> ": did you mean <" + name + ">?")
                        .orElse(LIST);
    }

    private Optional<String> notBoolean(Given given) {
        Parameter parameter = known.booleans().get(given.name());
        return parameter == null || isRead(parameter, given.value())
                ? Optional.empty()
                : Optional.of(given.written() + "=" + quoted(given.value()) + " " + places.where(given) + NO_BOOLEAN);
    }

    private Optional<String> notBoolean(Parameter parameter) {
        if (!KnownProperties.isBoolean(parameter)) {
            return Optional.empty();
        }
        return goal.configured(parameter)
                .filter(text -> !text.isBlank() && !isRead(parameter, text))
                .map(text -> element(parameter, text) + " in the <configuration> of this goal" + NO_BOOLEAN);
    }

    /**
     * Whether Maven reads what is written: it takes blank text for false, and the default where nothing resolves it.
     */
    private boolean isRead(Parameter parameter, String text) {
        Optional<String> value = goal.evaluated(text);
        if (value.isEmpty()) {
            // <skip>${maybe.skip}</skip> is a habit of Maven's users, and doesn't skip.
            return parameter.getName().equals(SKIP) || known.knowsAllIn(text);
        }
        return value.get().equalsIgnoreCase("true")
                || value.get().equalsIgnoreCase("false")
                || (value.get().isBlank() && "false".equals(parameter.getDefaultValue()));
    }

    private Optional<String> overridden(Parameter parameter) {
        Optional<String> configured = goal.configured(parameter).flatMap(goal::evaluated);
        Optional<Given> flag = KnownProperties.propertyOf(parameter)
                .flatMap(places::of)
                .filter(given -> given.giver() != Giver.PROJECT);
        if (configured.isEmpty()
                || flag.isEmpty()
                || configured.get().equals(flag.get().value())) {
            return Optional.empty();
        }
        String name = flag.get().name();
        return Optional.of("-D" + name + "=" + quoted(flag.get().value()) + " " + places.where(flag.get())
                + " has no effect, since " + element(parameter, configured.get())
                + " in the pom's <configuration> overrides it. To let -D win, write <" + name + ">…</" + name
                + "> into the pom's <properties> instead.");
    }

    private Optional<String> unresolved(Parameter parameter) {
        boolean isSkip = parameter.getName().equals(SKIP);
        Optional<String> text = goal.configured(parameter)
                .or(() -> KnownProperties.propertyOf(parameter)
                        .flatMap(places::of)
                        .map(Given::value))
                .filter(written -> KnownProperties.EXPRESSION.matcher(written).matches());
        return isSkip
                        || text.isEmpty()
                        || known.knowsAllIn(text.get())
                        || goal.evaluated(text.get()).isPresent()
                ? Optional.empty()
                : Optional.of(KnownProperties.propertyOf(parameter).orElse(parameter.getName())
                        + " counts as not set, since nothing resolves " + PlainText.value(text.get())
                        + ": set that, or leave it out.");
    }

    /** Of a property, Maven makes {@code xnull} of <code>x${unset}</code>; of an element it leaves the text. */
    private Optional<String> halfResolved(Parameter parameter) {
        Optional<String> property = KnownProperties.propertyOf(parameter);
        Optional<String> configured = goal.configured(parameter);
        Optional<String> text = configured
                .or(() -> property.flatMap(places::of).map(Given::value))
                .filter(written -> !KnownProperties.EXPRESSION.matcher(written).matches());
        Optional<String> part = text.flatMap(written -> PART.matcher(written)
                .results()
                .map(MatchResult::group)
                .filter(found -> goal.evaluated(found).isEmpty())
                .findFirst());
        Optional<String> taken = part.flatMap(
                found -> goal.evaluated(configured.orElseGet(() -> "${" + property.orElse(parameter.getName()) + "}")));
        // A shell that the command starts may have variables of its own.
        boolean isOfShell = parameter.getName().equals(COMMAND)
                && taken.filter(value -> value.contains(part.orElse(""))).isPresent();
        return taken.filter(value -> !isOfShell)
                .map(value -> property.orElse(parameter.getName()) + " is taken as " + quoted(value)
                        + ", since nothing resolves " + PlainText.value(part.orElse("")) + " in "
                        + quoted(text.orElse("")) + ": set that, or leave it out.");
    }

    private static String element(Parameter parameter, String text) {
        return "<" + parameter.getName() + ">" + quoted(text) + "</" + parameter.getName() + ">";
    }

    private static String quoted(String text) {
        String plain = PlainText.value(USER_INFO.matcher(text).replaceAll("//…@"));
        return plain.equals(text)
                ? plain
                : "'" + PlainText.line(USER_INFO.matcher(text).replaceAll("//…@"), 200) + "'";
    }
}

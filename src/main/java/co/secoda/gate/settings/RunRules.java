package co.secoda.gate.settings;

/**
 * What of a run is judged besides its tests. All of it is off where nothing is set.
 *
 * @param onStaleSources what it does that dbt found sources that aren't fresh
 */
public record RunRules(Reaction onStaleSources) {
    /** None of it is judged. */
    public static final RunRules NONE = new RunRules(Reaction.IGNORE);
}

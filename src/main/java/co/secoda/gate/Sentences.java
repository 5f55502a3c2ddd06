package co.secoda.gate;

import co.secoda.gate.settings.Limit;

/** The turns of phrase that several messages share. */
final class Sentences {
    private Sentences() {}

    static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** Such as: 5 entities are failing, 2 are allowed (secoda.maxFailing=5%). */
    static String againstLimit(String what, String setting, Limit given, Limit limit) {
        String allowed =
                limit.unlimited() ? "any number is allowed" : count(limit.count(), "is allowed", "are allowed");
        return what + ", " + allowed + " (" + setting + (given.percentage() ? "=" + given : "") + ")";
    }
}

package co.secoda.api;

import co.secoda.api.SecodaException.Kind;
import java.util.function.Predicate;

/**
 * What can go wrong, and how it must end: the rows of the fault matrix.
 *
 * @param name the row
 * @param script what the server does
 * @param appliesTo calls for which it can happen
 * @param kind what is thrown
 * @param again whether calls that may be repeated are, and whether {@code create} is too
 * @param arrived whether the server may have acted on the request
 * @param says what the message must say
 * @param slow whether it ends by running out of time
 */
record Fault(
        String name,
        RawServer.Script script,
        Predicate<AnyCall> appliesTo,
        Kind kind,
        Again again,
        boolean arrived,
        String says,
        boolean slow) {
    enum Again {
        ALL,
        ALL_BUT_CREATE,
        NONE
    }

    static Fault of(String name, Kind kind, Again again, boolean arrived, String says, RawServer.Script script) {
        return new Fault(name, script, call -> true, kind, again, arrived, says, false);
    }

    /** An answer with this status, and with a detail that must be told. */
    static Fault status(int status, Kind kind, Again again, boolean arrived) {
        return of("status " + status, kind, again, arrived, "told detail", connection -> {
            connection.readRequest();
            connection.answer(
                    status + " Whatever", "Content-Type: application/json\r\n", "{\"detail\": \"told detail\"}");
        });
    }

    Fault onlyFor(Predicate<AnyCall> calls) {
        return new Fault(name, script, calls, kind, again, arrived, says, slow);
    }

    Fault runningOutOfTime() {
        return new Fault(name, script, appliesTo, kind, again, arrived, says, true);
    }

    int triesOf(AnyCall call) {
        boolean repeated =
                switch (again) {
                    case ALL -> true;
                    case ALL_BUT_CREATE -> call != AnyCall.CREATE_INTEGRATION;
                    case NONE -> false;
                };
        return repeated ? 2 : 1;
    }

    @Override
    public String toString() {
        return name;
    }
}

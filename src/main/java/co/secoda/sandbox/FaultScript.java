package co.secoda.sandbox;

import co.secoda.sandbox.SandboxHabits.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are still to come. */
final class FaultScript {
    private final List<Fault> left;

    FaultScript(List<Fault> faults) {
        this.left = new ArrayList<>(faults);
    }

    /**
     * The fault that befalls this request, if one does.
     *
     * @param call the call's name; empty if the request leads to none
     */
    synchronized Optional<Reply> next(Optional<String> call) {
        for (int i = 0; i < left.size(); i++) {
            Fault fault = left.get(i);
            if (fault.times() > 0 && (fault.call().isEmpty() || fault.call().equals(call))) {
                left.set(i, new Fault(fault.status(), fault.times() - 1, fault.call()));
                return Optional.of(answer(fault.status()));
            }
        }
        return Optional.empty();
    }

    private static Reply answer(int status) {
        if (status == 429) {
            return Reply.detail(429, "Request was throttled. Expected available in 1 second.")
                    .with("Retry-After", "1");
        }
        return status >= 400 && status < 500
                ? Reply.detail(status, "The sandbox was told to answer " + status + ".")
                : Reply.html(status, "Status " + status + " from a gateway");
    }
}

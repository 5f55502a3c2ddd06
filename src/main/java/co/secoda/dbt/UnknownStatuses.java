package co.secoda.dbt;

import co.secoda.dbt.Caveats.UnknownStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts results whose status no known dbt writes, up to a bound by status. */
final class UnknownStatuses {
    private static final int MAX_STATUSES = 50;

    private final Map<String, UnknownStatus> byStatus = new TreeMap<>();

    /** Counts one result. */
    void add(String status, String uniqueId) {
        String counted = byStatus.size() < MAX_STATUSES || byStatus.containsKey(status) ? status : Statuses.OTHER;
        byStatus.merge(
                counted,
                new UnknownStatus(counted, 1, uniqueId),
                (known, one) -> new UnknownStatus(counted, known.results() + 1, known.example()));
    }

    /** All of them, by the text of the status. */
    List<UnknownStatus> all() {
        return new ArrayList<>(byStatus.values());
    }
}

package co.secoda.dbt;

import java.util.ArrayList;
import java.util.List;

/** The status of each result, by the number of its unique id. There are few of them, so each is kept once. */
final class ResultStatuses {
    private final List<String> spellings = new ArrayList<>();
    /** A place in the list above. */
    private final Ints byId = new Ints();

    /** Keeps the status of the next number. */
    void add(String status) {
        if (!spellings.contains(status)) {
            spellings.add(status);
        }
        byId.add(spellings.indexOf(status));
    }

    /** The status of the result of this id. */
    String of(int id) {
        return spellings.get(byId.get(id));
    }

    /** How many there are; each number below has one. */
    int size() {
        return byId.size();
    }
}

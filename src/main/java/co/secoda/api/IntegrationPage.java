package co.secoda.api;

import java.util.List;
import java.util.OptionalInt;

/**
 * One page of integrations.
 *
 * @param integrations its rows
 * @param bytes how long the answer was
 * @param nextPage the number of the page to ask for next; empty on the last one
 */
public record IntegrationPage(List<Integration> integrations, long bytes, OptionalInt nextPage) {
    public IntegrationPage {
        integrations = List.copyOf(integrations);
    }
}

package co.secoda.api;

import java.util.List;
import java.util.OptionalInt;

/**
 * One page of integrations.
 *
 * @param integrations its rows
 * @param nextPage the number of the page to ask for next; empty on the last one
 */
public record IntegrationPage(List<Integration> integrations, OptionalInt nextPage) {
    public IntegrationPage {
        integrations = List.copyOf(integrations);
    }
}

package co.secoda.dbt;

import java.util.Optional;

/**
 * Something outside dbt that reads what dbt builds, such as a dashboard.
 *
 * @param uniqueId such as {@code exposure.shop.finance_dashboard}
 * @param name its {@code label} where it has one, else its {@code name}
 * @param type such as {@code dashboard}, {@code notebook} or {@code application}
 * @param owner whom to tell
 */
public record Exposure(String uniqueId, String name, Optional<String> type, Optional<Owner> owner) {}

package co.secoda.gate;

import java.util.Optional;

/**
 * One look at a server that is being calibrated.
 *
 * @param reading what a poll would have read
 * @param updatedAt the integration's {@code updated_at}; empty if it has none, or could not be read
 */
record Sighting(Reading reading, Optional<String> updatedAt) {}

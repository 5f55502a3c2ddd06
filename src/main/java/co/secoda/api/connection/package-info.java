/**
 * The pool of connections that {@code co.secoda.api} sends its calls over:
 * {@link co.secoda.api.connection.ConnectionPool}. Only that package uses it.
 *
 * <p>Not here: what is sent, deadlines for an answer, and when a call is tried again.
 */
@NullMarked
package co.secoda.api.connection;

import org.jspecify.annotations.NullMarked;

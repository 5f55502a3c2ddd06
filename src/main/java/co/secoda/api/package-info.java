/** The client of Secoda's integrations API. Start at {@link co.secoda.api.SecodaApi}: its methods are the ten calls. */
@NullMarked
package co.secoda.api;

import org.jspecify.annotations.NullMarked;

/** What a goal does, without Maven. */
@NullMarked
package co.secoda.run;

import org.jspecify.annotations.NullMarked;

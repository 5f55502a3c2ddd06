/**
 * Which build of the plugin this is: {@link co.secoda.run.version.PluginVersion}.
 *
 * <p>Not here: the version alone, which the host knows ({@link co.secoda.run.Host#version}).
 */
@NullMarked
package co.secoda.run.version;

import org.jspecify.annotations.NullMarked;

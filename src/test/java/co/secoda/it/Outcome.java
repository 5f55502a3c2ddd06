package co.secoda.it;

/** How a build ended: what Maven said to the shell, and all that it printed. */
record Outcome(int exitCode, String log) {}

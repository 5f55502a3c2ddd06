package co.secoda.report;

import java.util.Optional;

/**
 * What a report is written by, and in.
 *
 * @param plugin this plugin's version
 * @param ci which run of a CI service the goal is part of, if it is
 * @param head what is checked out; only outside of CI, where nothing else says it
 */
public record Build(Optional<String> plugin, Optional<CiRun> ci, Optional<GitHead> head) {
    /** The branch that is built. */
    public Optional<String> branch() {
        return ci.isPresent() ? ci.flatMap(CiRun::branch) : head.flatMap(GitHead::branch);
    }

    /** The commit that is built. */
    public Optional<String> commit() {
        return ci.isPresent() ? ci.flatMap(CiRun::commit) : head.flatMap(GitHead::commit);
    }
}

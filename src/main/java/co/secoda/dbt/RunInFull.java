package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactReader;
import co.secoda.dbt.location.DbtProject;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run with all that passed, which a {@link DbtRun} only counts: what reports draw and list. What the reader was told
 * to keep is there at once. For what it wasn't, or for a run of a state file, the artifacts are read once more, once
 * for all reports. Memory grows with the number of nodes (some 150 bytes each) and of dependencies (8 bytes).
 *
 * <p>One thread at a time may ask.
 */
public final class RunInFull {
    /** What reports may ask of a run. */
    public enum Part {
        /** When its nodes ran, and what they waited for: {@link RunInFull#timeline}. */
        TIMELINE,
        /** All of its tests, with their times: {@link RunInFull#testCases}. */
        TEST_CASES,
        /** What reads from what did not pass: {@link RunInFull#downstream}. */
        DOWNSTREAM,
        /** What dbt skipped, and why: {@link RunInFull#skipped}. */
        SKIPPED,
        /** The exposures that do; they are part of {@link NodeDetails#downstream}, and found at the first reading. */
        EXPOSURES
    }

    private record Kept(
            Set<Part> parts,
            NumberedIds ids,
            ResultStatuses statuses,
            TimedResults times,
            NodeLinks links,
            BitSet tested) {
        static Kept of(Set<Part> parts, NumberedIds ids, RunResults results, ManifestReader.Content manifest) {
            return new Kept(parts, ids, results.statusOf(), results.times(), manifest.links(), manifest.tested());
        }

        boolean isTested(int id) {
            return id >= 0 && tested.get(id);
        }
    }

    private final ArtifactFile manifest;
    private final ArtifactFile runResults;
    private final DbtProject project;
    private final Optional<String> target;
    private final Optional<Map<String, Duration>> lasting;
    private Optional<Kept> kept;
    private Optional<RunTimeline> timeline = Optional.empty();
    private Optional<ArtifactException> unreadable = Optional.empty();

    private RunInFull(
            ArtifactFile manifest,
            ArtifactFile runResults,
            DbtProject project,
            Optional<String> target,
            Optional<Map<String, Duration>> lasting,
            Optional<Kept> kept) {
        this.manifest = manifest;
        this.runResults = runResults;
        this.project = project;
        this.target = target;
        this.lasting = lasting;
        this.kept = kept;
    }

    /**
     * A run of which nothing was kept.
     *
     * @param target the target that dbt was told to use, where that is known
     */
    public static RunInFull of(
            ArtifactFile manifest, ArtifactFile runResults, DbtProject project, Optional<String> target) {
        return new RunInFull(manifest, runResults, project, target, Optional.empty(), Optional.empty());
    }

    /** The same run, of which a state file says how long its longest nodes took. */
    public RunInFull lasting(Map<String, Duration> itsLongest) {
        return new RunInFull(manifest, runResults, project, target, Optional.of(new LinkedHashMap<>(itsLongest)), kept);
    }

    /** The target that dbt was told to use ({@code --target}), as far as the run results say. */
    public Optional<String> target() {
        return target;
    }

    /** The same run, of which these parts were kept. */
    RunInFull with(Set<Part> parts, NumberedIds ids, RunResults results, ManifestReader.Content read) {
        return parts.isEmpty()
                ? this
                : new RunInFull(
                        manifest,
                        runResults,
                        project,
                        target,
                        lasting,
                        Optional.of(Kept.of(parts, ids, results, read)));
    }

    /**
     * When its nodes ran.
     *
     * @throws ArtifactException if the artifacts have to be read again, and aren't there any more or aren't those that
     *     the run was read from
     */
    public RunTimeline timeline() throws ArtifactException {
        return timeline(with(Part.TIMELINE));
    }

    /** Made once: each writing of the state asks for it, and the page. */
    private RunTimeline timeline(Kept known) {
        if (timeline.isEmpty()) {
            timeline = Optional.of(RunTimeline.of(known.ids(), known.statuses(), known.times(), known.links()));
        }
        return timeline.get();
    }

    /**
     * How long nodes took that ran to their end and took at least a second, the longest first; at most 2,000 of them.
     *
     * @throws ArtifactException as {@link #timeline}
     */
    public Map<String, Duration> longest() throws ArtifactException {
        return lasting.isPresent()
                ? Collections.unmodifiableMap(lasting.get())
                : timeline().lasting();
    }

    /** The same if it is there at once; otherwise empty. */
    public Map<String, Duration> longestIfKnown() {
        if (kept.isPresent() && kept.get().parts().contains(Part.TIMELINE)) {
            return timeline(kept.get()).lasting();
        }
        return lasting.isPresent() ? Collections.unmodifiableMap(lasting.get()) : Map.of();
    }

    /**
     * Its tests, by entity.
     *
     * @throws ArtifactException as {@link #timeline}
     */
    public TestCases testCases() throws ArtifactException {
        Kept known = with(Part.TEST_CASES);
        return TestCases.of(known.ids(), known.statuses(), known.times(), known.links(), project);
    }

    /**
     * Those of some nodes that this run tested: a test with an outcome of its own speaks of them, first or not. Tests
     * that dbt skipped or reused have none.
     *
     * @param uniqueIds of the nodes; ones that the manifest doesn't have are passed over
     * @throws ArtifactException as {@link #timeline}
     */
    public Set<String> tested(Collection<String> uniqueIds) throws ArtifactException {
        Kept known = kept.isPresent() ? kept.get() : with(Part.TEST_CASES);
        return uniqueIds.stream()
                .filter(uniqueId -> known.isTested(known.ids().find(uniqueId)))
                .collect(Collectors.toSet());
    }

    /**
     * What is downstream of some of its nodes that did not pass.
     *
     * @param broken unique ids, those that matter most first; tests, and ones that the manifest doesn't have, are
     *     passed over
     * @param atMost how many nodes are named, half of them broken ones; and four times as many edges
     * @throws ArtifactException as {@link #timeline}
     */
    public Downstream downstream(Collection<String> broken, int atMost) throws ArtifactException {
        Kept known = with(Part.DOWNSTREAM);
        return Downstream.of(broken, atMost, known.ids(), known.links());
    }

    /**
     * What dbt skipped, and why.
     *
     * @param run this run
     * @throws ArtifactException as {@link #timeline}
     */
    public List<SkippedNode> skipped(DbtRun run) throws ArtifactException {
        if (!run.statuses().containsKey(Statuses.SKIPPED)) {
            return List.of();
        }
        Kept known = with(Part.SKIPPED);
        return SkippedNode.of(run, known.ids(), known.statuses(), known.links());
    }

    private Kept with(Part wanted) throws ArtifactException {
        Optional<Kept> known = kept.filter(have -> have.parts().contains(wanted));
        if (known.isPresent()) {
            return known.get();
        }
        if (unreadable.isPresent()) {
            throw unreadable.get();
        }
        try {
            Kept read = read();
            kept = Optional.of(read);
            return read;
        } catch (ArtifactException e) {
            unreadable = Optional.of(e);
            throw e;
        }
    }

    private Kept read() throws ArtifactException {
        Set<Part> all = EnumSet.allOf(Part.class);
        NumberedIds ids = new NumberedIds();
        RunResults results = ArtifactReader.again(
                        runResults, ArtifactKind.RUN_RESULTS, json -> RunResultsReader.read(json, ids, all))
                .results();
        ManifestReader.Content read = ArtifactReader.again(
                manifest, ArtifactKind.MANIFEST, json -> ManifestReader.read(json, ids, results, all));
        return Kept.of(all, ids, results, read);
    }

    /** Whether the other is of the same files. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RunInFull run && manifest.equals(run.manifest) && runResults.equals(run.runResults);
    }

    @Override
    public int hashCode() {
        return manifest.hashCode() * 31 + runResults.hashCode();
    }

    @Override
    public String toString() {
        return "RunInFull[" + manifest.path() + ", " + runResults.path() + "]";
    }
}

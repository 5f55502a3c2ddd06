package co.secoda.dbt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What reads from the broken nodes of a run, directly or not: models, snapshots, exposures and whatever else does, but
 * no tests. A broken node that nothing reads from is not part of it.
 *
 * @param nodes the broken ones first, then those that read from them, the nearest first
 * @param edges what reads from what, of these nodes
 * @param leftOut how many more nodes are downstream, or are broken and have something downstream, by resource type
 * @param edgesLeftOut how many more edges there are between the nodes that are named
 */
public record Downstream(List<Node> nodes, List<Edge> edges, SortedMap<String, Integer> leftOut, int edgesLeftOut) {
    public Downstream {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /**
     * A node.
     *
     * @param uniqueId such as {@code model.shop.orders}
     * @param broken whether it is one of those that were asked about
     */
    public record Node(String uniqueId, boolean broken) {}

    /**
     * That one node reads from another.
     *
     * @param from the index of the node that is read, in {@link Downstream#nodes}
     * @param to the index of the node that reads
     */
    public record Edge(int from, int to) {}

    /** What is downstream of {@code broken}, as {@link RunInFull#downstream} says. */
    static Downstream of(Collection<String> broken, int atMost, NumberedIds ids, NodeLinks links) {
        int[] known = broken.stream()
                .filter(id -> !Statuses.ofTest(id))
                .mapToInt(ids::find)
                .filter(id -> id >= 0)
                .distinct()
                .toArray();
        return of(known, links.downstream(ids.size()), ids, atMost);
    }

    private static Downstream of(int[] broken, Edges.Walk walk, NumberedIds ids, int atMost) {
        int[] starts =
                IntStream.of(broken).filter(id -> walk.children(id).length > 0).toArray();
        int[] reached = walk.from(starts);
        int brokenShown = Math.min(starts.length, atMost / 2);
        List<Integer> shown =
                new ArrayList<>(IntStream.of(starts).limit(brokenShown).boxed().toList());
        BitSet isBroken = new BitSet();
        IntStream.of(broken).forEach(isBroken::set);
        // What is near to those that are shown comes before what is near to others.
        IntStream.of(walk.from(IntStream.of(starts).limit(brokenShown).toArray()))
                .filter(id -> !shown.contains(id))
                .limit(Math.max(0, atMost - brokenShown))
                .forEach(shown::add);
        List<Edge> edges = edges(shown, walk);
        List<Node> nodes = shown.stream()
                .map(id -> new Node(ids.get(id), isBroken.get(id)))
                .toList();
        int kept = Math.min(edges.size(), 4 * atMost);
        BitSet named = new BitSet();
        shown.forEach(named::set);
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        IntStream.of(reached)
                .filter(id -> !named.get(id))
                .forEach(id -> leftOut.merge(DbtNode.type(ids.get(id)), 1, Integer::sum));
        return new Downstream(nodes, edges.subList(0, kept), leftOut, edges.size() - kept);
    }

    private static List<Edge> edges(List<Integer> shown, Edges.Walk walk) {
        List<Edge> edges = new ArrayList<>();
        for (int from = 0; from < shown.size(); from++) {
            for (int child :
                    IntStream.of(walk.children(shown.get(from))).distinct().toArray()) {
                int to = shown.indexOf(child);
                if (to >= 0) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return edges;
    }
}

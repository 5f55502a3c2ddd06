package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactMetadata;
import co.secoda.dbt.location.DbtProject;
import co.secoda.file.Digest;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out which package of a manifest is the root project: the one that the manifest names, or gives the MD5 of; else
 * the one that {@code dbt_project.yml} names; else the one that most ids are of.
 */
final class RootProject {
    /** A project has a few dozen; a file that makes up its own must not fill the memory with them. */
    private static final int MAX_PACKAGES = 1_000;

    private final Map<String, Integer> packages = new TreeMap<>();

    private RootProject() {}

    static Optional<String> name(ArtifactMetadata manifest, DbtProject project, NumberedIds ids) {
        if (manifest.projectName().isPresent()) {
            return manifest.projectName();
        }
        RootProject root = new RootProject();
        for (int id = 0; id < ids.size(); id++) {
            root.count(ids.get(id));
        }
        return manifest.projectId().flatMap(root::withDigest).or(project::name).or(root::commonest);
    }

    private void count(String uniqueId) {
        int dot = uniqueId.indexOf('.');
        int end = uniqueId.indexOf('.', dot + 1);
        if (end < 0) {
            return; // it has no package
        }
        String itsPackage = uniqueId.substring(dot + 1, end);
        if (packages.size() < MAX_PACKAGES || packages.containsKey(itsPackage)) {
            packages.merge(itsPackage, 1, Integer::sum);
        }
    }

    private Optional<String> withDigest(String md5) {
        return packages.keySet().stream()
                .filter(name -> Digest.md5(name).equals(md5))
                .findFirst();
    }

    private Optional<String> commonest() {
        return packages.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }
}

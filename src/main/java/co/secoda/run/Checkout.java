package co.secoda.run;

import co.secoda.dbt.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was checked out, and so may be of anybody who can open a pull request. Its poms, its {@code dbt_project.yml} and
 * its links decide about files below it, by their real paths. The command line, the environment and settings.xml are
 * the builder's own, and may name any place.
 */
public final class Checkout {
    /** Where CI services check out to: GitHub, GitLab, Jenkins, Azure, Bitbucket. */
    private static final List<String> WORKSPACES =
            List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE", "BUILD_SOURCESDIRECTORY", "BITBUCKET_CLONE_DIR");

    private static final List<String> MARKS = List.of(".git", ".hg", ".svn", ".jj");

    private final List<Path> homes;
    private final BiPredicate<String, String> outside;

    private Checkout(List<Path> homes, BiPredicate<String, String> outside) {
        this.homes = List.copyOf(homes);
        this.outside = outside;
    }

    /**
     * The checkout that a directory is in: the nearest one above it that a version control system has marked, or that a
     * CI service names; else the directory itself.
     *
     * @param workspaces gives the variables of the environment
     * @param outside whether a property was given this value by something else than the checkout
     */
    public static Checkout around(
            Path directory, Function<String, Optional<String>> workspaces, BiPredicate<String, String> outside) {
        Path start = directory.toAbsolutePath().normalize();
        List<Path> named = WORKSPACES.stream()
                .flatMap(name -> workspaces.apply(name).stream())
                .map(text -> start.resolve(text).normalize())
                .toList();
        return new Checkout(List.of(root(start, named)), outside);
    }

    private static Path root(Path start, List<Path> named) {
        return Stream.iterate(start, above -> above != null, Path::getParent)
                .filter(above ->
                        named.contains(above) || MARKS.stream().anyMatch(mark -> Files.exists(above.resolve(mark))))
                .findFirst()
                .orElse(start);
    }

    /** Its root. */
    Path root() {
        return homes.get(0);
    }

    /** The same with another place. */
    Checkout and(Path place) {
        Path home = place.toAbsolutePath().normalize();
        return new Checkout(Stream.concat(homes.stream(), Stream.of(home)).toList(), outside);
    }

    /** The same with another place, if something else than the checkout names it. */
    Checkout and(String property, Optional<String> given, Path place) {
        return isNamedOutside(property, given) ? and(place) : this;
    }

    /** The same with a place, unless that is in it by name, wherever links lead. */
    Checkout named(Path place) {
        return homes.stream().anyMatch(place.toAbsolutePath().normalize()::startsWith) ? this : and(place);
    }

    /**
     * A file or directory that is to be written.
     *
     * @param property the setting that names it
     * @param given its value
     * @throws IllegalArgumentException if the checkout leads it out of itself
     */
    public Path within(String property, String given, Path file) {
        leaves(property, Optional.of(given), file).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return file;
    }

    private boolean isNamedOutside(String property, Optional<String> given) {
        return given.filter(value -> outside.test(property, value)).isPresent();
    }

    /**
     * Where a file that is to be written, or its directory, really lies outside; empty where it may be written.
     *
     * @param property the setting that names it
     * @param given its value, if it has one
     * @return a sentence without its end
     */
    Optional<String> leaves(String property, Optional<String> given, Path file) {
        return isNamedOutside(property, given)
                ? Optional.empty()
                : leaves(file)
                        .map(why -> why + ". To have it there all the same, set " + property
                                + " on the command line or in settings.xml");
    }

    /** Where a file really lies outside; empty where it lies inside. */
    Optional<String> leaves(Path file) {
        try {
            Path real = real(file);
            for (Path home : homes) {
                if (real.startsWith(real(home))) {
                    return Optional.empty();
                }
            }
            boolean linked = !real.equals(file.toAbsolutePath().normalize());
            return Optional.of(file + (linked ? " is, by a symbolic link, " + real + ", which" : "")
                    + " is outside of the checkout " + homes.get(0));
        } catch (IOException e) {
            return Optional.of(file + " can't be followed to where it leads (" + e + ")");
        }
    }

    /**
     * Holds an artifact to lie inside. A link may lead anywhere, and what it leads to leaves this machine.
     *
     * @param directory where artifacts are
     * @return a warning if a link leads it out of there
     * @throws ArtifactException if it really lies outside, or that can't be found out
     */
    Optional<String> requireReadable(Path file, Path directory) throws ArtifactException {
        Optional<String> outside = leaves(file);
        if (outside.isPresent()) {
            throw new ArtifactException(
                    file,
                    outside.get() + ", and would be uploaded: if that is meant, name it on the command line"
                            + " (secoda.artifactsDirectory, secoda.manifest, secoda.runResults)");
        }
        try {
            Path real = file.toRealPath();
            Path home = file.startsWith(directory) ? directory : file.resolveSibling("");
            return real.startsWith(home.toRealPath())
                    ? Optional.empty()
                    : Optional.of(file + " is, by a symbolic link, " + real + ": that file is read and uploaded.");
        } catch (IOException e) {
            throw new ArtifactException(
                    file, file + ": where it leads can't be found out (" + e + "); let this user read the way", e);
        }
    }

    /** What isn't there yet lies where its nearest directory does. */
    private static Path real(Path path) throws IOException {
        Path whole = path.toAbsolutePath().normalize();
        Path there = whole;
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(whole)).normalize();
    }
}

package co.secoda.report;

import co.secoda.file.RegularFile;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is checked out, read from the files of Git's that are documented (gitrepository-layout); Git itself is not
 * asked. Outside of CI nothing else says of what a run is.
 *
 * @param branch the branch, unless none is checked out
 * @param commit the commit, where its file says it
 */
public record GitHead(Optional<String> branch, Optional<String> commit) {
    private static final int MOST = 1 << 20;
    private static final int MOST_PARENTS = 30;
    private static final Pattern BRANCH = Pattern.compile("ref: (refs/heads/(.{1,250}))");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern ELSEWHERE = Pattern.compile("gitdir: (.+)");

    /** That of the repository that a directory is in, if it is in one. */
    public static Optional<GitHead> of(Path directory) {
        Path at = directory.toAbsolutePath().normalize();
        for (int i = 0; i < MOST_PARENTS && at != null; i++) {
            Path git = at.resolve(".git");
            if (Files.exists(git)) {
                return head(
                        Files.isDirectory(git)
                                ? git
                                : named(ELSEWHERE, text(git), git).orElse(git));
            }
            at = at.getParent();
        }
        return Optional.empty();
    }

    private static Optional<GitHead> head(Path git) {
        String head = text(git.resolve("HEAD"));
        if (COMMIT.matcher(head).matches()) {
            return Optional.of(new GitHead(Optional.empty(), Optional.of(head)));
        }
        Matcher branch = BRANCH.matcher(head);
        if (!branch.matches()) {
            return Optional.empty();
        }
        // A worktree has a HEAD of its own, and its branches where the repository has them.
        Path common = named(Pattern.compile("(.+)"), text(git.resolve("commondir")), git.resolve("HEAD"))
                .orElse(git);
        return Optional.of(new GitHead(Optional.of(PlainText.value(branch.group(2))), commit(common, branch.group(1))));
    }

    private static Optional<String> commit(Path git, String ref) {
        try {
            String loose = text(git.resolve(ref));
            return Optional.of(loose).filter(COMMIT.asMatchPredicate()).or(() -> text(git.resolve("packed-refs"))
                    .lines()
                    .filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(COMMIT.asMatchPredicate())
                    .findFirst());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A directory that a file of Git's names, relative to where that file is. */
    private static Optional<Path> named(Pattern pattern, String text, Path in) {
        Matcher path = pattern.matcher(text);
        try {
            return path.matches() ? Optional.of(in.resolveSibling(path.group(1)).normalize()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try {
            return new String(RegularFile.bytes(file, MOST), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}

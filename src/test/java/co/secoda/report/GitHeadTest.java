package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHeadTest {
    private static final String COMMIT = "3f9c1d7a52be48c06b1e5f7a90d2c4e681b37f05";

    @TempDir
    private Path directory;

    private Path git = Path.of("");

    @BeforeEach
    void repository() throws IOException {
        git = Files.createDirectories(directory.resolve(".git"));
        write("HEAD", "ref: refs/heads/feature/orders\n");
    }

    @Test
    void a_branch_and_its_commit_are_found_from_a_directory_below() throws Exception {
        write("refs/heads/feature/orders", COMMIT + "\n");
        Path below = Files.createDirectories(directory.resolve("dbt/shop"));
        assertThat(GitHead.of(below)).contains(new GitHead(Optional.of("feature/orders"), Optional.of(COMMIT)));
    }

    @Test
    void a_commit_may_be_packed_or_not_there_yet() throws Exception {
        assertThat(GitHead.of(directory)).contains(new GitHead(Optional.of("feature/orders"), Optional.empty()));
        write(
                "packed-refs",
                "# pack-refs with: peeled\n" + "0".repeat(40) + " refs/heads/other\n" + COMMIT
                        + " refs/heads/feature/orders\n");
        assertThat(GitHead.of(directory).flatMap(GitHead::commit)).contains(COMMIT);
    }

    @Test
    void a_commit_that_is_checked_out_itself_has_no_branch() throws Exception {
        write("HEAD", COMMIT);
        assertThat(GitHead.of(directory)).contains(new GitHead(Optional.empty(), Optional.of(COMMIT)));
    }

    @Test
    void a_worktree_has_a_head_of_its_own_and_its_branches_where_the_repository_has_them() throws Exception {
        write("worktrees/w/HEAD", "ref: refs/heads/side");
        write("worktrees/w/commondir", "../..");
        write("refs/heads/side", COMMIT);
        Path tree = Files.createDirectories(directory.resolve("tree"));
        Files.writeString(tree.resolve(".git"), "gitdir: " + git.resolve("worktrees/w"));
        assertThat(GitHead.of(tree)).contains(new GitHead(Optional.of("side"), Optional.of(COMMIT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ref: refs/heads/", "root:x:0:0", "ref: /etc/passwd", "gitdir: /etc"})
    void what_is_no_head_is_not_told(String text) throws Exception {
        write("HEAD", text);
        assertThat(GitHead.of(directory)).isEmpty();
        Files.delete(git.resolve("HEAD"));
        Files.createDirectories(git.resolve("HEAD"));
        assertThat(GitHead.of(directory)).isEmpty();
    }

    @Test
    void the_name_of_a_branch_commands_no_terminal() throws Exception {
        write("HEAD", "ref: refs/heads/a\u001b[31m::error::b");
        assertThat(GitHead.of(directory).flatMap(GitHead::branch).orElseThrow()).doesNotContain("\u001b", "::error");
    }

    private void write(String name, String text) throws IOException {
        Path file = git.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

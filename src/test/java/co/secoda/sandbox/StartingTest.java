package co.secoda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox needs of the machine, and what it says where that isn't there. */
class StartingTest {
    @TempDir
    private Path directory;

    @Test
    void a_temporary_directory_that_nothing_can_be_written_to_is_named_before_a_request_needs_it() throws IOException {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> Scratch.in(missing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("can't write to the temporary directory " + missing)
                .hasMessageContaining("java.io.tmpdir");
        assertThat(Scratch.in(directory).directories()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_machine_that_has_no_127_0_0_1_answers_at_the_other_loopback_address() throws IOException {
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        InetAddress here = loopback(4);
        InetAddress alsoHere = loopback(16);

        assertThat(LoopbackServer.firstHere(elsewhere, here)).isEqualTo(here);
        assertThat(LoopbackServer.firstHere(here, alsoHere)).isEqualTo(here);
        assertThat(LoopbackServer.firstHere(elsewhere, elsewhere)).isEqualTo(elsewhere);
    }

    @Test
    void an_ipv6_address_stands_in_brackets() throws IOException {
        InetAddress address = loopback(16);
        assumeTrue(NetworkInterface.getByInetAddress(address) != null, "this machine has no ::1");
        LoopbackServer server = LoopbackServer.start(address, 0, (request, response, context) -> response.setCode(204));

        assertThat(server.url().toString()).matches("http://\\[::1]:\\d+");
        assertThat(server.url().toURL().openConnection().getHeaderField(0)).contains("204");
        server.close();
    }

    @Test
    void a_port_that_is_taken_is_named_with_the_setting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, loopback(4))) {
            assertThatThrownBy(() -> Sandbox.start(SandboxSettings.defaults().withPort(taken.getLocalPort())))
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("give another secoda.port, or 0");
        }
    }

    /** 127.0.0.1, of 4 bytes, or ::1, of 16. */
    private static InetAddress loopback(int length) throws IOException {
        byte[] address = new byte[length];
        address[0] = (byte) (length == 4 ? 127 : 0);
        address[length - 1] = 1;
        return InetAddress.getByAddress(address);
    }
}

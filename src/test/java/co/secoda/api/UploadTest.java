package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.SecodaException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
    private static final String MANIFEST = "{\"nodes\": {\"model.shop.orders\": \"" + "é".repeat(100_000) + "\"}}";
    private static final String RUN_RESULTS = "{\"results\": []}";

    @TempDir
    Path directory;

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<long[]> progress = new ArrayList<>();

    /** Takes whole requests, and answers 200. */
    private final RawServer.Script willing = connection -> {
        while (true) {
            String head = connection.readHead();
            bodies.add(new String(connection.readBody(head), StandardCharsets.UTF_8));
            connection.answer("200 OK", "", "");
        }
    };

    @Test
    void both_files_arrive_byte_for_byte_with_their_length_told_beforehand() throws Exception {
        try (RawServer server = RawServer.serving(willing);
                HttpSecodaApi api = client(server)) {
            api.uploadDbtArtifacts(ID, plain("run_results.json", RUN_RESULTS), plain("manifest.json", MANIFEST));

            assertArrived(server, "Content-Length: ");
        }
    }

    @Test
    void a_compressed_file_is_sent_decompressed_and_chunked() throws Exception {
        UploadFile manifest = new UploadFile(
                gzip("manifest.json.gz", MANIFEST), "manifest.json", "application/json", Optional.empty());
        try (RawServer server = RawServer.serving(willing);
                HttpSecodaApi api = client(server)) {
            api.uploadDbtArtifacts(ID, plain("run_results.json", RUN_RESULTS), manifest);

            assertArrived(server, "Transfer-Encoding: chunked");
            assertThat(progress).allSatisfy(step -> assertThat(step[1]).isEqualTo(-1));
        }
    }

    @Test
    void a_compressed_file_whose_length_was_checked_is_not_chunked() throws Exception {
        UploadFile manifest = new UploadFile(
                gzip("manifest.json.GZ", MANIFEST), "manifest.json", "application/json", expected(MANIFEST));
        try (RawServer server = RawServer.serving(willing);
                HttpSecodaApi api = client(server)) {
            api.uploadDbtArtifacts(ID, plain("run_results.json", RUN_RESULTS), manifest);

            assertArrived(server, "Content-Length: ");
        }
    }

    private void assertArrived(RawServer server, String header) {
        String head = server.heads().get(0);
        assertThat(head)
                .contains(header, "User-Agent: secoda-maven-plugin/test\r\n", "Accept: application/json\r\n")
                .doesNotContain("Accept-Encoding", "Expect", "Upgrade");
        String contentType = head.lines()
                .filter(line -> line.startsWith("Content-Type: "))
                .findFirst()
                .orElseThrow();
        List<FormPart> parts = FormPart.parse(contentType, bodies.get(0).getBytes(StandardCharsets.UTF_8));
        assertThat(parts).extracting(FormPart::name).containsExactly("run_results", "manifest");
        assertThat(parts).extracting(FormPart::fileName).containsExactly("run_results.json", "manifest.json");
        assertThat(parts)
                .extracting(part -> new String(part.content(), StandardCharsets.UTF_8))
                .containsExactly(RUN_RESULTS, MANIFEST);
    }

    /** Takes what comes until the client ends the connection or cuts it. */
    private static void receiveAll(RawServer.Connection connection, CompletableFuture<String> received)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        connection.readHead();
        try {
            connection.in().transferTo(bytes);
        } finally {
            received.complete(bytes.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_file_that_changed_breaks_the_request_off_before_its_last_bytes() throws Exception {
        for (String name : List.of("manifest.json", "manifest.json.gz")) {
            CompletableFuture<String> received = new CompletableFuture<>();
            // Of the length that was checked, but another text.
            String other = MANIFEST.replace("orders", "refund");
            Path file = name.endsWith(".gz") ? gzip(name, other) : write(name, other);
            UploadFile manifest = new UploadFile(file, "manifest.json", "application/json", expected(MANIFEST));
            try (RawServer server = RawServer.serving(connection -> receiveAll(connection, received));
                    HttpSecodaApi api = client(server)) {
                SecodaException e = catchThrowableOfType(
                        SecodaException.class,
                        () -> api.uploadDbtArtifacts(ID, plain("run_results.json", RUN_RESULTS), manifest));

                assertThat(e.kind()).isEqualTo(Kind.FILE);
                assertThat(e).hasMessageContaining(name + " changed while it was being uploaded");
                assertThat(pauses).isEmpty();
                String body = received.get(20, TimeUnit.SECONDS);
                assertThat(body).doesNotContain("--\r\n");
            }
        }
    }

    @Test
    void a_chunked_body_whose_file_is_corrupt_is_not_ended_as_if_it_were_whole() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        Path file = gzip("manifest.json.gz", MANIFEST);
        byte[] compressed = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(compressed, compressed.length - 4));
        UploadFile manifest = new UploadFile(file, "manifest.json", "application/json", Optional.empty());
        try (RawServer server = RawServer.serving(connection -> receiveAll(connection, received));
                HttpSecodaApi api = client(server)) {
            SecodaException e = catchThrowableOfType(
                    SecodaException.class,
                    () -> api.uploadDbtArtifacts(ID, plain("run_results.json", RUN_RESULTS), manifest));

            assertThat(e.kind()).isEqualTo(Kind.FILE);
            assertThat(e).hasMessageContaining("manifest.json.gz can't be read");
            assertThat(received.get(20, TimeUnit.SECONDS)).doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void a_file_that_grew_before_the_upload_is_told_without_a_connection() throws Exception {
        UploadFile manifest = new UploadFile(
                write("manifest.json", MANIFEST), "manifest.json", "application/json", expected(MANIFEST));
        Files.writeString(manifest.path(), "}", StandardOpenOption.APPEND);
        try (RawServer server = RawServer.serving(willing);
                HttpSecodaApi api = client(server)) {
            SecodaException e = catchThrowableOfType(
                    SecodaException.class,
                    () -> api.uploadDbtArtifacts(ID, plain("run_results.json", RUN_RESULTS), manifest));

            assertThat(e.kind()).isEqualTo(Kind.FILE);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void a_missing_file_is_told_without_a_connection() throws Exception {
        UploadFile csv = new UploadFile(directory.resolve("no.csv"), "no.csv", "text/csv", Optional.empty());
        try (RawServer server = RawServer.serving(willing);
                HttpSecodaApi api = client(server)) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.importCsvMetadata(ID, csv));

            assertThat(e.kind()).isEqualTo(Kind.FILE);
            assertThat(e).hasMessageContaining("no.csv can't be read");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void a_further_try_sends_the_whole_body_again() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = RawServer.serving(connection -> {
                    String head = connection.readHead();
                    bodies.add(new String(connection.readBody(head), StandardCharsets.UTF_8));
                    connection.answer(requests.incrementAndGet() == 1 ? "503 Busy" : "200 OK", "", "");
                });
                HttpSecodaApi api = client(server)) {
            api.importCsvMetadata(ID, plain("tables.csv", MANIFEST));

            assertThat(bodies).hasSize(2).allMatch(body -> body.contains(MANIFEST));
            assertThat(pauses).hasSize(1);
        }
    }

    @Test
    void progress_counts_up_to_the_length_of_the_body() throws Exception {
        try (RawServer server = RawServer.serving(willing);
                HttpSecodaApi api = client(server)) {
            api.importCsvMetadata(ID, plain("tables.csv", MANIFEST));

            long length = bodies.get(0).getBytes(StandardCharsets.UTF_8).length;
            assertThat(progress).extracting(step -> step[1]).containsOnly(length);
            assertThat(progress).extracting(step -> step[0]).isSorted().endsWith(length);
            assertThat(server.heads().get(0)).contains("Content-Length: " + length);
        }
    }

    @Test
    void an_error_that_comes_while_the_body_is_sent_is_read_and_told() throws Exception {
        for (String status : List.of("413 Content Too Large", "401 Unauthorized")) {
            try (RawServer server = RawServer.serving(connection -> {
                        connection.readHead();
                        connection.answer(status, "Connection: close\r\n", "{\"detail\": \"not this\"}");
                    });
                    HttpSecodaApi api = client(server)) {
                SecodaException e =
                        catchThrowableOfType(SecodaException.class, () -> api.importCsvMetadata(ID, large()));

                assertThat(e).hasMessageContaining(status.substring(0, 3)).hasMessageContaining("not this");
                assertThat(e.kind()).isEqualTo(status.startsWith("413") ? Kind.REJECTED : Kind.REFUSED);
                assertThat(progress.get(progress.size() - 1)[0]).isLessThan(Files.size(large().path()));
            }
        }
    }

    @Test
    void an_answer_of_success_before_the_whole_body_was_taken_is_none() throws Exception {
        try (RawServer server = RawServer.serving(connection -> {
                    connection.readHead();
                    connection.answer("200 OK", "", "");
                });
                HttpSecodaApi api = client(server)) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.importCsvMetadata(ID, large()));

            assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(e).hasMessageContaining("before it had the whole request");
        }
    }

    /** As HAProxy's early hints, or a server that says 100 without being asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"
            })
    void interim_answers_before_in_and_after_the_body_are_passed_over(String interim) throws Exception {
        int length = 40 << 20;
        AtomicInteger bytes = new AtomicInteger();
        try (RawServer server = RawServer.serving(connection -> {
                    String head = connection.readHead();
                    connection.write(interim);
                    int total = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
                    bytes.addAndGet(connection.in().readNBytes(length / 2).length);
                    connection.write(interim);
                    bytes.addAndGet(connection.in().readNBytes(total - length / 2).length);
                    connection.write(interim);
                    connection.answer("200 OK", "", "");
                });
                HttpSecodaApi api = client(server)) {
            api.importCsvMetadata(ID, large());

            assertThat(bytes.get()).isGreaterThan(length);
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void a_chunked_body_that_an_answer_cuts_is_not_ended_as_if_it_were_whole() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        byte[] noise = new byte[24 << 20];
        new Random(1).nextBytes(noise);
        Path file = directory.resolve("noise.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(noise);
        }
        UploadFile csv = new UploadFile(file, "noise.json", "application/json", Optional.empty());
        try (RawServer server = RawServer.serving(connection -> {
                    connection.readHead();
                    connection.answer("401 No", "Connection: keep-alive\r\n", "");
                    ByteArrayOutputStream rest = new ByteArrayOutputStream();
                    try {
                        connection.in().transferTo(rest);
                    } finally {
                        received.complete(rest.toString(StandardCharsets.ISO_8859_1));
                    }
                });
                HttpSecodaApi api = client(server)) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.importCsvMetadata(ID, csv));

            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(received.get(20, TimeUnit.SECONDS)).doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void a_server_that_stops_reading_is_given_up() throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        try (RawServer server = RawServer.serving(connection -> {
                    connection.readHead();
                    connection.write(end.join());
                });
                HttpSecodaApi api = Clients.of(server.url(), "upload-key-0123456789")
                        .retries(0)
                        .responseTimeout(Duration.ofMillis(200))
                        .build()) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.importCsvMetadata(ID, large()));

            assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(e).hasMessageContaining("took nothing more of the request");
            end.complete("");
        }
    }

    @Test
    void a_file_name_cannot_break_out_of_its_header() throws Exception {
        UploadFile csv = new UploadFile(write("t.csv", "x"), "a\"\r\nX-Evil: 1;ü.csv", "text/csv", Optional.empty());
        try (RawServer server = RawServer.serving(willing);
                HttpSecodaApi api = client(server)) {
            api.importCsvMetadata(ID, csv);

            assertThat(bodies.get(0).lines()).noneMatch(line -> line.startsWith("X-Evil"));
            assertThat(bodies.get(0)).contains("ü.csv").contains("filename=\"a___X-Evil: 1;");
        }
    }

    private HttpSecodaApi client(RawServer server) {
        return Clients.of(server.url(), "upload-key-0123456789")
                .pausing(pauses::add)
                .progress((sent, total) -> progress.add(new long[] {sent, total}))
                .build();
    }

    /** More than the buffers of sockets take. */
    private UploadFile large() throws IOException {
        Path file = directory.resolve("large.csv");
        if (!Files.exists(file)) {
            Files.write(file, new byte[40 << 20]);
        }
        return new UploadFile(file, "large.csv", "text/csv", Optional.empty());
    }

    private UploadFile plain(String name, String text) throws IOException {
        return new UploadFile(write(name, text), name, "application/json", Optional.empty());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static Optional<UploadFile.Expected> expected(String text) throws NoSuchAlgorithmException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return Optional.of(new UploadFile.Expected(bytes.length, sha256));
    }
}

package co.secoda.sandbox;

import co.secoda.sandbox.IntegrationSync.SyncRules;
import co.secoda.sandbox.Reply.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The imports of metadata. The files are counted, not looked into; the integration's {@code properties} tell of the
 * last import.
 */
final class ImportCalls {
    private final Workspace workspace;
    private final Scratch scratch;
    private final SyncRules rules;

    ImportCalls(Workspace workspace, Scratch scratch, SyncRules rules) {
        this.workspace = workspace;
        this.scratch = scratch;
        this.rules = rules;
    }

    Reply csv(RoutedRequest call) throws Refusal, IOException {
        return take(call, "file");
    }

    Reply jsonl(RoutedRequest call) throws Refusal, IOException {
        return take(call, "resources_file", "lineages_file");
    }

    /** The first name is that of the file which has to be there. */
    private Reply take(RoutedRequest call, String... names) throws Refusal, IOException {
        StoredIntegration integration = workspace.get(call.integrationId());
        try (Form form = Form.read(call.request(), scratch)) {
            form.require(names[0]);
            Map<String, Object> files = new LinkedHashMap<>();
            for (String name : names) {
                Optional<Path> file = form.file(name);
                if (file.isPresent()) {
                    files.put(name, count(name, file.get()));
                }
            }
            integration.imported(files, rules.now());
        }
        return Reply.empty(200);
    }

    private static Map<String, Long> count(String name, Path file) throws IOException, Refusal {
        long bytes = 0;
        long lines = 0;
        int last = '\n';
        byte[] buffer = new byte[65_536];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                bytes += read;
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = buffer[read - 1];
            }
        }
        if (bytes == 0) {
            throw new Refusal(Reply.fieldErrors(Map.of(name, "The submitted file is empty.")));
        }
        return Map.of("bytes", bytes, "lines", last == '\n' ? lines : lines + 1);
    }
}

package co.secoda.run.output;

import co.secoda.api.FailingTests;
import co.secoda.api.Integration;
import co.secoda.api.SecodaApi.SlackConversation;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.names.SecodaEntity;
import co.secoda.metadata.CheckReport;
import co.secoda.report.ServerJson;
import co.secoda.text.EntityText;
import co.secoda.text.NumberText;
import co.secoda.text.PlainText;
import co.secoda.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data that a goal prints.
 *
 * @param what it is, for a log
 * @param table for people
 * @param json for programs
 */
public record Printout(String what, String table, String json) {
    private static final String FAILING = "failing";
    private static final String WARNING = "warning";

    /** What {@code secoda.output} can be. */
    public enum Format {
        /** For people. */
        TABLE,
        /** For programs. */
        JSON
    }

    /** The text in one of the formats, ended by a newline. */
    String in(Format format) {
        return format == Format.JSON ? json : table;
    }

    /** Integrations, a row each. */
    public static Printout ofIntegrations(List<Integration> integrations, ServerJson json) {
        TextTable table = new TextTable("ID", "TYPE", "NAME", "LAST RUN");
        integrations.forEach(integration -> table.row(
                integration.id(),
                integration.type().orElse(""),
                integration.name().orElse(""),
                integration.lastRun().orElse("")));
        return new Printout(
                NumberText.count(integrations.size(), "integration", "integrations"),
                table.text(),
                json.pretty(integrations.stream().map(Integration::fields).toList()));
    }

    /** One integration, a row a field. */
    public static Printout ofIntegration(Integration integration, ServerJson json) {
        TextTable table = new TextTable("FIELD", "VALUE");
        json.lines(integration.fields()).forEach((name, value) -> table.row(name, value));
        return new Printout(
                "integration " + PlainText.value(integration.id()), table.text(), json.pretty(integration.fields()));
    }

    /** The id of an integration, alone, so that a shell can take it. */
    public static Printout ofNew(Integration integration, ServerJson json) {
        String id = PlainText.value(integration.id());
        return new Printout("the new integration " + id, id + "\n", json.pretty(integration.fields()));
    }

    /** Slack channels, a row each. */
    public static Printout ofChannels(List<SlackConversation> channels, ServerJson json) {
        TextTable table = new TextTable("ID", "NAME");
        channels.forEach(
                channel -> table.row(channel.id().orElse(""), channel.name().orElse("")));
        return new Printout(
                NumberText.count(channels.size(), "Slack channel", "Slack channels"),
                table.text(),
                json.pretty(channels.stream().map(SlackConversation::fields).toList()));
    }

    /** The entities of an answer, a row each: the failing ones first. */
    public static Printout ofEntities(FailingTests answer, EntityNames names, ServerJson json) {
        TextTable table = new TextTable("STATUS", "NAME", "TYPE", "OWNERS", "TAGS", "ID");
        List<Map<String, Object>> failing = entities(table, FAILING, answer.failing(), names);
        List<Map<String, Object>> warning = entities(table, WARNING, answer.warning(), names);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(FAILING, failing);
        all.put(WARNING, warning);
        names.note().ifPresent(note -> all.put("note", note));
        return new Printout(
                failing.size() + " failing and " + EntityText.count(warning.size(), "warning"),
                table.text(),
                json.pretty(all));
    }

    private static List<Map<String, Object>> entities(
            TextTable table, String status, Set<String> ids, EntityNames names) {
        List<Map<String, Object>> entities = new ArrayList<>();
        for (String id : ids) {
            Optional<SecodaEntity> known = names.of(id);
            List<String> owners = known.map(SecodaEntity::owners).orElse(List.of());
            List<String> tags = known.map(SecodaEntity::tags).orElse(List.of());
            table.row(
                    status,
                    known.map(SecodaEntity::name).orElse(""),
                    known.flatMap(SecodaEntity::type).orElse(""),
                    String.join(", ", owners),
                    String.join(", ", tags),
                    id);
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("id", id);
            known.ifPresent(named -> {
                entity.put("name", named.name());
                named.type().ifPresent(type -> entity.put("type", type));
                entity.put("owners", owners);
                entity.put("tags", tags);
            });
            entities.add(entity);
        }
        return entities;
    }

    /** Files that were checked, and sent or not. */
    public static Printout ofImport(List<CheckReport> files, boolean sent, ServerJson json) {
        TextTable table = new TextTable("FILE", "RECORDS", "BYTES", "WARNINGS", "SENT");
        files.forEach(file -> table.row(
                file.file().toString(),
                Long.toString(file.records()),
                Long.toString(file.bytes()),
                Long.toString(file.warningCount()),
                sent ? "yes" : "no"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sent", sent);
        answer.put("files", files.stream().map(Printout::fields).toList());
        return new Printout(sent ? "what was sent" : "what was checked", table.text(), json.pretty(answer));
    }

    private static Map<String, Object> fields(CheckReport file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", file.file().toString());
        fields.put("records", file.records());
        fields.put("bytes", file.bytes());
        fields.put("sha256", file.sha256());
        fields.put("warnings", file.warningCount());
        return fields;
    }
}

package co.secoda.gate.state;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.Excuses.Excuse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the list of known failures said of a run, as a part of the state file: of those tests that the file keeps. */
final class ExcusesJson {
    private static final String MEMBER = "known";

    private ExcusesJson() {}

    static void write(RunJson json, Excuses excuses, DbtRun run) {
        if (excuses.equals(Excuses.NONE)) {
            return;
        }
        json.object(MEMBER, () -> {
            json.text("list", excuses.list());
            json.texts("notes", excuses.notes());
            json.objects("excuses", byExcuse(excuses, run).entrySet(), excuse -> {
                json.text("reason", excuse.getKey().reason());
                json.text("owner", excuse.getKey().owner());
                json.text("until", excuse.getKey().until().toString());
                json.texts("tests", excuse.getValue());
            });
        });
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it is no date", e);
        }
    }

    private static Map<Excuse, List<String>> byExcuse(Excuses excuses, DbtRun run) {
        KeptResults kept = KeptResults.of(run, excuses);
        Map<Excuse, List<String>> tests = new LinkedHashMap<>();
        for (List<TestResult> some : List.of(kept.failing(), kept.moreExcused())) {
            for (TestResult test : some) {
                excuses.of(test).ifPresent(excuse -> tests.computeIfAbsent(excuse, one -> new ArrayList<>())
                        .add(test.test().uniqueId()));
            }
        }
        return tests;
    }

    /** State files of a version that knew no known failures have none. */
    static Excuses read(JsonFields file) throws JsonFieldException {
        Optional<JsonFields> known = file.optionalObject(MEMBER);
        if (known.isEmpty()) {
            return Excuses.NONE;
        }
        Map<String, Excuse> byTest = new HashMap<>();
        known.get().objects("excuses", json -> {
            Excuse excuse = new Excuse(
                    json.text("reason"), json.optionalText("owner"), json.parsed("until", ExcusesJson::date));
            json.texts("tests").forEach(test -> byTest.put(test, excuse));
            return excuse;
        });
        return new Excuses(byTest, known.get().texts("notes"), known.get().optionalText("list"));
    }
}

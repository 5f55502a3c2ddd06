package co.secoda.report.html;

import co.secoda.report.WebUrl;
import java.util.List;
import java.util.Optional;

/**
 * One page as it is drawn. Its texts are plain and bounded; the templates escape them.
 *
 * @param head the verdict, its numbers and what run it is of
 * @param findings what is failing, what was not built, what warns; of these only what there is
 * @param stale the sources that dbt found stale, where that is judged
 * @param others what only Secoda knows of, in sentences
 * @param quiet what is said where there are none
 * @param atRisk what reads from what broke, and what dbt skipped; of these only what there is
 * @param timeline what ran when
 * @param noTimeline why there is none
 * @param history earlier runs and this one
 * @param reached how the verdict was reached
 * @param style the style sheet, if the page is to have it in itself
 */
record HtmlPage(
        PageHead head,
        List<Findings> findings,
        Optional<StaleTable> stale,
        List<String> others,
        String quiet,
        List<AtRisk> atRisk,
        Optional<TimelinePicture> timeline,
        Optional<String> noTimeline,
        Optional<HistoryStrip> history,
        PageReasons reached,
        Optional<String> style) {

    /**
     * A name and what it stands for.
     *
     * @param name the name
     * @param value what it stands for
     * @param url a page about it, checked by {@link WebUrl} or made by us
     */
    record Fact(String name, String value, Optional<String> url) {
        Fact(String name, String value) {
            this(name, value, Optional.empty());
        }
    }

    /**
     * A number that stands out.
     *
     * @param number the number, or a dash where it isn't known
     * @param name what is counted
     * @param look how it looks
     */
    record Tile(String number, String name, Look look) {}
}

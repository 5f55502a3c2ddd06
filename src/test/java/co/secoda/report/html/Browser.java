package co.secoda.report.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, or Chrome where it stands in its place, without a window, that reaches nothing but loopback. */
final class Browser implements AutoCloseable {
    private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    /** Set by {@code .ci/run}: a browser that isn't there fails the tests, in place of skipping them. */
    private static final String REQUIRED = "BROWSER_TESTS";

    private static final int LONGEST_SCREENSHOT = 5_000;

    /** So much of the page is around what a picture is of. */
    private static final int AROUND = 28;

    private final ChromeDriver driver;
    private int width;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it; where it isn't there, the tests that need it are skipped or, if they must be run, fail. */
    static Browser start(Path profile) {
        Optional<Path> browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        boolean present = browser.isPresent() && Files.isExecutable(DRIVER);
        boolean required = "required".equals(System.getenv(REQUIRED));
        assumeTrue(
                present || required,
                "skipped: there is none of " + BROWSERS + " with " + DRIVER
                        + " (Debian's chromium and chromium-driver)");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        // With its path, Selenium looks for no driver of its own.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        return new Browser(driver);
    }

    /** How wide the window is, and whether its user prefers dark pages. */
    void look(int width, boolean dark) {
        this.width = width;
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        "screen",
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** How broad a sheet of paper is, for a page that is printed. */
    void print(int width) {
        look(width, false);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** Opens a page, and forgets what the console said before. */
    void open(URI page) {
        console();
        driver.get(page.toString());
    }

    /** What the console says since it was last asked: errors, warnings, violations of a policy. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * So many pixels the page is wider than what it is shown on, which a phone shrinks it to. Asks the browser, as
     * pages in a sandbox run no script.
     */
    int overflow() {
        Map<String, Object> metrics = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        return number(metrics, "cssContentSize", "width") - width;
    }

    private static int number(Map<String, Object> metrics, String box, String name) {
        Map<?, ?> sizes = (Map<?, ?>) Objects.requireNonNull(metrics.get(box));
        return ((Number) Objects.requireNonNull(sizes.get(name))).intValue();
    }

    /** What axe finds that is serious or critical, with the elements that it is about. */
    List<String> accessibilityProblems() {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                // Of thousands of bars, all alike, it would look at each.
                [...document.querySelectorAll('.plot g')].slice(100).forEach(bar => bar.remove());
                axe.run(document, {resultTypes: ['violations']}).then(
                    all => done(all.violations
                        .filter(rule => ['serious', 'critical'].includes(rule.impact))
                        .map(rule => rule.id + ': ' + rule.nodes.slice(0, 5).map(
                            node => node.target + ' ' + (node.any[0] ? node.any[0].message : '')).join('; '))),
                    error => done(['axe: ' + error]));
                """);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the page has a style sheet that took effect: what a property of an element is worked out to. */
    String style(String selector, String property) {
        return driver.findElement(By.cssSelector(selector)).getCssValue(property);
    }

    /** Clicks on the first of these. */
    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** How high an element is; nothing, where it is folded away. */
    int height(String selector) {
        return driver.findElement(By.cssSelector(selector)).getRect().getHeight();
    }

    /** A picture of the whole page, or of the top of a very long one. */
    void photograph(Path file) throws IOException {
        Map<String, Object> metrics = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        photograph(file, 0, Math.min(LONGEST_SCREENSHOT, number(metrics, "cssContentSize", "height")));
    }

    /** A picture of the page from the top of one element to the bottom of another. */
    void photograph(Path file, String first, String last) throws IOException {
        int top = driver.findElement(By.cssSelector(first)).getRect().getY() - AROUND;
        Rectangle end = driver.findElement(By.cssSelector(last)).getRect();
        photograph(file, top, end.getY() + end.getHeight() + AROUND);
    }

    /** A picture of a part of the page, as broad as the window. */
    void photograph(Path file, int top, int bottom) throws IOException {
        Map<String, Object> metrics = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        int width = number(metrics, "cssLayoutViewport", "clientWidth");
        Map<String, Object> clip = Map.of("x", 0, "y", top, "width", width, "height", bottom - top, "scale", 1);
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    }

    @Override
    public void close() {
        driver.quit();
    }
}

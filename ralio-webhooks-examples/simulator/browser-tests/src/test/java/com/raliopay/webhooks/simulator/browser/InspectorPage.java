package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The inspector's page, as a user sees and operates it. */
final class InspectorPage {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Browser browser;
    private final ChromeDriver driver;

    private InspectorPage(Browser browser) {
        this.browser = browser;
        this.driver = browser.driver();
    }

    static InspectorPage open(Browser browser, Screen screen, URI address) {
        browser.open(address, screen);
        InspectorPage page = new InspectorPage(browser);
        page.waitFor(".top h1", "Ralio inspector"::equals);
        return page;
    }

    static InspectorPage openReport(Browser browser, Screen screen, URI file) {
        browser.open(file, screen);
        InspectorPage page = new InspectorPage(browser);
        page.waitFor("h1", text -> text.startsWith("Load test"));
        return page;
    }

    void openTab(String name) {
        click(By.xpath("//*[@role='tab'][.='" + name + "']"));
    }

    void press(String button) {
        click(By.xpath(
                "//button[not(@role)][normalize-space()='" + button + "'] | //a[normalize-space()='" + button + "']"));
    }

    /** Chooses an option of a group of radio buttons, or clicks on a labeled checkbox. */
    void choose(String label) {
        click(By.xpath(
                "//label[normalize-space()='" + label + "' or strong='" + label + "' or */strong='" + label + "']"));
    }

    void check(String css) {
        click(By.cssSelector(css));
    }

    void select(String css, String option) {
        retried(() -> {
            new Select(driver.findElement(By.cssSelector(css))).selectByVisibleText(option);
            return true;
        });
    }

    void type(String css, String text) {
        retried(() -> {
            WebElement field = driver.findElement(By.cssSelector(css));
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
            return true;
        });
    }

    /** Sends a value as if it was pasted: typing it key by key takes long. */
    void paste(String css, String text) {
        driver.executeScript(
                "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('input', {bubbles: true}));",
                css,
                text);
    }

    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** {@return the visible text of the first element that matches; empty if none does} */
    String text(String css) {
        return (String)
                driver.executeScript("return document.querySelector(arguments[0])?.innerText.trim() ?? ''", css);
    }

    String value(String css) {
        return (String) driver.executeScript("return document.querySelector(arguments[0])?.value ?? ''", css);
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String css) {
        return (List<String>) driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText.trim())", css);
    }

    boolean isChecked(String css) {
        return (Boolean) driver.executeScript("return document.querySelector(arguments[0])?.checked ?? false", css);
    }

    String title() {
        return driver.getTitle();
    }

    void openAllDetails() {
        driver.executeScript("document.querySelectorAll('details').forEach(element => element.open = true)");
    }

    void upload(String css, Path file) {
        driver.findElement(By.cssSelector(css)).sendKeys(file.toString());
    }

    void acceptQuestion() {
        driver.switchTo().alert().accept();
    }

    /** {@return the id or the text of what has the focus} */
    String focused() {
        return (String) driver.executeScript("const it = document.activeElement; return it.id || it.innerText.trim()");
    }

    /** Presses the Tab key until the focus is on something with this text or label. */
    void tabTo(String text) {
        for (int i = 0; i < 100; i++) {
            keys(Keys.TAB);
            String reached = (String) driver.executeScript(
                    "const it = document.activeElement; return it.innerText.trim() || it.labels?.[0]?.innerText || ''");
            if (reached.equals(text) || reached.startsWith(text + "\n")) {
                return;
            }
        }
        throw new AssertionError(text + " cannot be reached with the Tab key");
    }

    /** {@return what is selected in the text field that has the focus} */
    String selectedText() {
        return (String) driver.executeScript("const field = document.activeElement;"
                + "return field.value.slice(field.selectionStart, field.selectionEnd)");
    }

    /** Waits for a text, and returns it. */
    String waitFor(String css, Predicate<String> expected) {
        return waitFor(() -> text(css), expected, css);
    }

    <T> T waitFor(Supplier<T> value, Predicate<T> expected, String what) {
        return new WebDriverWait(driver, TIMEOUT, Duration.ofMillis(50))
                .withMessage(() -> what + " is still: " + value.get() + "\non this page:\n" + text("body"))
                .until(ignored ->
                        Optional.of(value.get()).filter(expected).map(List::of).orElse(null)) // even if it is false
                .get(0);
    }

    /** Presses Send, and returns the page's line about the result, which is in the composer and in the list. */
    String send(Predicate<String> expected) {
        waitFor(".composer .reading", text -> text.contains("eadable"));
        press("Send");
        return waitFor(".composer .result", expected);
    }

    String clipboard() {
        return (String) driver.executeAsyncScript(
                "navigator.clipboard.readText().then(arguments[0], e => arguments[0](String(e)))");
    }

    /** Fails if the page scrolls sideways, is hard to read or use in either color scheme, or made the browser complain. */
    void assertSound() {
        assertThat((Boolean) driver.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits the width of the screen")
                .isTrue();
        assertThat(faults(new AxeBuilder())).as("accessibility").isEmpty();
        for (String colorScheme : List.of("dark", "light")) {
            browser.prefer(colorScheme);
            assertThat(faults(new AxeBuilder().withOnlyRules(List.of("color-contrast"))))
                    .as("contrast, %s", colorScheme)
                    .isEmpty();
        }
        assertThat(browser.complaints()).as("complaints of the browser").isEmpty();
    }

    private List<String> faults(AxeBuilder checker) {
        return checker.analyze(driver).getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(InspectorPage::describe)
                .toList();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private void click(By by) {
        retried(() -> {
            driver.findElements(by).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElseThrow(() -> new StaleElementReferenceException("not displayed: " + by))
                    .click();
            return true;
        });
    }

    /** Tries again while the page is about to render something else. */
    private void retried(Supplier<Boolean> action) {
        new WebDriverWait(driver, TIMEOUT, Duration.ofMillis(50))
                .withMessage(() -> "impossible on this page:\n" + text("body"))
                .ignoring(WebDriverException.class)
                .until(ignored -> action.get());
    }
}

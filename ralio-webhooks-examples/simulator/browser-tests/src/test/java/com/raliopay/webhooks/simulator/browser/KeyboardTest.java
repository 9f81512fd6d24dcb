package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.inspect.Inspector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Every flow with the keyboard alone. */
class KeyboardTest extends PageTest {

    private static final String ROWS = ".list .delivery-row";

    @Test
    void everythingIsReachable() {
        try (Inspector inspector = Inspectors.listening()) {
            InspectorPage page = InspectorPage.open(browser, Screen.WIDE, inspector.page());
            page.waitFor(".composer .reading", text -> text.contains("Readable"));

            page.keys("?");
            page.waitFor("dialog[open]", text -> text.contains("filter the history"));
            page.keys(Keys.ESCAPE);
            page.waitFor(() -> page.texts("dialog[open]"), List::isEmpty, "the dialog");

            page.keys("s");
            page.waitFor(".composer .result", text -> text.contains("HANDLED"));
            page.keys("r");
            page.waitFor(ROWS, text -> text.contains("DUPLICATE"));
            page.keys("R");
            page.waitFor(() -> page.texts(ROWS), rows -> rows.size() == 3, "the rows");
            page.keys("j");
            page.waitFor(ROWS + ".selected", text -> text.contains("DUPLICATE"));
            page.keys("k");
            page.waitFor(ROWS + ".selected", text -> text.contains("HANDLED"));

            page.keys("e");
            page.waitFor(page::focused, "body"::equals, "the focus");
            page.keys("s"); // typed, not sent
            assertThat(page.texts(ROWS)).hasSize(3);
            page.keys(Keys.ESCAPE, "2");
            page.waitFor("main", text -> text.contains("Switches"));

            page.tabTo("Fail");
            page.keys(Keys.SPACE);
            page.waitFor(() -> page.isChecked(".switch input"), checked -> checked, "the switch");
            page.keys("1", "g");
            page.waitFor(".composer .reading", text -> text.contains("HANDLED if"));
            page.keys("s");
            page.waitFor(".delivery .next", text -> text.contains("next attempt in"));
            page.keys("n");
            page.waitFor(() -> page.texts(".attempt"), attempts -> attempts.size() == 2, "the attempts");
            page.waitFor(".delivery .next", text -> text.contains("next attempt in"));
            page.keys("x");
            page.waitFor(".delivery .chip", "stopped"::equals);

            page.keys("/");
            page.keys("duplicate", Keys.ESCAPE);
            page.waitFor(() -> page.texts(ROWS), rows -> rows.size() == 2, "the rows");
            page.keys("4");
            page.tabTo("Start");
            page.keys(Keys.ENTER);
            page.waitFor(() -> page.texts(".load canvas"), charts -> !charts.isEmpty(), "the charts");
            page.assertSound();
        }
    }
}

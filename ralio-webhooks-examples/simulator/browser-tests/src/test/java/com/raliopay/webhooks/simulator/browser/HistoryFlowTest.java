package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.inspect.Inspector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Finding, comparing, repeating, and keeping what was sent. */
class HistoryFlowTest extends PageTest {

    private static final String ROWS = ".list .delivery-row";

    private MerchantEndpoint endpoint;
    private Inspector inspector;

    @BeforeEach
    void start() {
        endpoint = new MerchantEndpoint();
        inspector = Inspectors.sendingTo(endpoint.uri());
        endpoint.dispatchTo(Merchants.complete(inspector));
    }

    @AfterEach
    void close() {
        inspector.close();
        endpoint.close();
    }

    @ParameterizedTest
    @EnumSource
    void filtersAndCompares(Screen screen) {
        InspectorPage page = withTwoDeliveries(screen);

        page.type(".filter input", "LIGHT");
        page.waitFor(() -> page.texts(ROWS), List::isEmpty, "the rows");
        page.type(".filter input", "unverified");
        page.waitFor(() -> page.texts(ROWS), rows -> rows.size() == 1, "the rows");
        page.type(".filter input", " ");
        page.select(".filter select", "delivered");
        page.waitFor(
                () -> page.texts(ROWS), rows -> rows.size() == 1 && rows.get(0).contains("HANDLED"), "the rows");
        page.select(".filter select", "any state");

        page.check(ROWS + ":nth-child(1) input");
        page.check(ROWS + ":nth-child(2) input");
        page.waitFor(".comparison", text -> text.contains("Comparison"));
        assertThat(page.texts(".comparison .differs"))
                .anyMatch(row -> row.contains("UNVERIFIED") && row.contains("HANDLED"));
        assertThat(page.texts(".comparison .only-first"))
                .anyMatch(line -> line.contains("received") || line.contains("error"));
        page.assertSound();
    }

    @ParameterizedTest
    @EnumSource
    void replays(Screen screen) {
        InspectorPage page = withTwoDeliveries(screen);
        page.select(".filter select", "delivered");
        page.waitFor(() -> page.texts(ROWS), rows -> rows.size() == 1, "the rows");
        page.check(ROWS + " button");

        page.press("Replay");
        page.waitFor(ROWS, text -> text.contains("DUPLICATE"));
        page.press("Replay with new id");
        page.waitFor(ROWS, text -> text.contains("HANDLED"));
        assertThat(page.texts(ROWS)).hasSize(3);
        page.press("Timeline");
        page.waitFor(() -> page.texts(".axis .timeline-mark"), marks -> marks.size() == 3, "the marks");
        page.assertSound();
    }

    @ParameterizedTest
    @EnumSource
    void exportsAndImports(Screen screen, @TempDir Path folder) throws Exception {
        browser.saveDownloadsIn(folder);
        InspectorPage page = withTwoDeliveries(screen);

        page.press("Export");
        Path file = Downloads.waitForOne(page, folder);
        page.waitFor(".list h2", text -> text.contains("2"));
        page.upload(".list input[type=file]", file);
        page.waitFor(() -> page.texts(ROWS), rows -> rows.size() == 4, "the rows");
        assertThat(page.texts(ROWS).get(0)).contains("draft");
        page.select(".filter select", "draft");
        page.waitFor(() -> page.texts(ROWS), rows -> rows.size() == 2, "the rows");
        page.check(ROWS + " button");
        page.press("Send this draft");
        page.select(".filter select", "any state");
        page.waitFor(() -> page.texts(ROWS), rows -> rows.size() == 5, "the rows");

        Path other = Files.writeString(folder.resolve("other.txt"), "no scenario");
        page.upload(".list input[type=file]", other);
        page.waitFor(".list .problem", text -> text.contains("other.txt is not JSON"));
        page.assertSound();

        page.press("Clear");
        page.acceptQuestion();
        page.waitFor(() -> page.texts(ROWS), List::isEmpty, "the rows");
    }

    private InspectorPage withTwoDeliveries(Screen screen) {
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
        page.send(text -> text.contains("HANDLED"));
        page.choose("Wrong");
        page.send(text -> text.contains("UNVERIFIED"));
        page.openTab("History");
        page.waitFor(() -> page.texts(ROWS), rows -> rows.size() == 2, "the rows");
        return page;
    }
}

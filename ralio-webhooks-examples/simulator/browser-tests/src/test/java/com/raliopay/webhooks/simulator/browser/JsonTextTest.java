package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.inspect.Inspector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the page edits the JSON text of a body: only the value changes. */
class JsonTextTest extends PageTest {

    private static Inspector inspector;

    @BeforeAll
    static void openPage() {
        inspector = Inspectors.listening();
        InspectorPage.open(browser, Screen.WIDE, inspector.page());
    }

    @AfterAll
    static void closeInspector() {
        inspector.close();
    }

    @Test
    void replacesOnlyTheValue() {
        assertThat(replaced("{ \"a\":1,\n \"data\" : {\"state\": \"LIGHT\" } }", "data.state", "NEW \"LEVEL\""))
                .isEqualTo("{ \"a\":1,\n \"data\" : {\"state\": \"NEW \\\"LEVEL\\\"\" } }");
    }

    @Test
    void replacesTheLastOfTwoFieldsWithOneName() {
        assertThat(replaced("{\"id\":1,\"id\":2}", "id", "x")).isEqualTo("{\"id\":1,\"id\":\"x\"}");
    }

    @Test
    void replacesValuesInArraysByPointer() {
        assertThat(replaced("{\"checks\":[{\"a/b\":1},[2,3]]}", "/checks/0/a~1b", "x"))
                .isEqualTo("{\"checks\":[{\"a/b\":\"x\"},[2,3]]}");
        assertThat(replaced("{\"checks\":[{},[2,3]]}", "checks[1][1]", "x")).isEqualTo("{\"checks\":[{},[2,\"x\"]]}");
    }

    @Test
    void addsMissingFieldToItsObject() {
        assertThat(replaced("{\"data\":{ }}", "data.state", "x")).isEqualTo("{\"data\":{\"state\": \"x\" }}");
        assertThat(replaced("{\"data\":{\"a\":1}}", "data.state", "x"))
                .isEqualTo("{\"data\":{\"a\":1, \"state\": \"x\"}}");
    }

    @Test
    void leavesAloneWhatIsNotJson() {
        assertThat(replaced("{\"data\":", "data.state", "x")).isEqualTo("{\"data\":");
        assertThat(replaced("", "id", "x")).isEmpty();
    }

    private static String replaced(String text, String path, String value) {
        return (String)
                browser.driver().executeScript("return ralio.jsonText.replace(...arguments)", text, path, value);
    }
}

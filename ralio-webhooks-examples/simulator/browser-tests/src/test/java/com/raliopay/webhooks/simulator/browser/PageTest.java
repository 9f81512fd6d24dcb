package com.raliopay.webhooks.simulator.browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A test of the page. All of them share a browser, which is closed after the last one. */
@Tag("browser")
@ExtendWith(PageTest.SharedBrowser.class)
abstract class PageTest {

    static Browser browser;

    static final class SharedBrowser implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            browser = context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(Browser.class, key -> Browser.start(), Browser.class);
        }
    }
}

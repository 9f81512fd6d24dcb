package com.raliopay.webhooks.simulator.browser;

/** The screens that the page is tested on. */
enum Screen {
    WIDE_LIGHT(1280, "light"),
    WIDE_DARK(1280, "dark"),
    NARROW_LIGHT(390, "light"),
    NARROW_DARK(390, "dark");

    private final int width;
    private final String colorScheme;

    Screen(int width, String colorScheme) {
        this.width = width;
        this.colorScheme = colorScheme;
    }

    int width() {
        return width;
    }

    String colorScheme() {
        return colorScheme;
    }
}

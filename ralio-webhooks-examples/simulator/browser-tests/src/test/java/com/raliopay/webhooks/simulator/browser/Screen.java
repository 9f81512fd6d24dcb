package com.raliopay.webhooks.simulator.browser;

/** The screens that each flow is tested on. */
enum Screen {
    WIDE(1280, "light"),
    WIDE_DARK(1280, "dark"),
    NARROW(390, "dark"),
    NARROW_LIGHT(390, "light");

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

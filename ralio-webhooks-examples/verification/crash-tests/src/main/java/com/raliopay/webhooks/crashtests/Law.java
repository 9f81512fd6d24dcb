package com.raliopay.webhooks.crashtests;

/**
 * Something that must hold after a run.
 *
 * @param text what
 * @param holds whether it does
 */
record Law(String text, boolean holds) {}

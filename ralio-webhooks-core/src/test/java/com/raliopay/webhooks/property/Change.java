package com.raliopay.webhooks.property;

/** What the parser reads over: a payload gives the same event with it as without it. */
enum Change {
    OTHER_ENVELOPE,
    SNAKE_CASE,
    UPPER_CASE_IDS,
    NUMBERS_OTHERWISE,
    TIMES_OTHERWISE,
    NULLS,
    EMPTY_TEXTS,
    UNKNOWN_FIELDS,
    /** The same field in another spelling, and not readable there. */
    UNREADABLE_TWINS,
    ORDER,
    WHITE_SPACE,
    ESCAPES,
    BYTE_ORDER_MARK,
    OTHER_ENCODING
}

package com.raliopay.webhooks.property;

/** A change to a payload that the parser tolerates: the event stays the same. */
enum Variation {
    OTHER_ENVELOPE,
    SNAKE_CASE,
    UPPER_CASE_IDS,
    TYPE_CASE_AND_WHITESPACE,
    OTHER_NUMBER_NOTATION,
    OTHER_TIME_NOTATION,
    NULLS,
    EMPTY_STRINGS,
    UNKNOWN_FIELDS,
    /** The same field in another spelling with an unreadable value. */
    UNREADABLE_TWINS,
    ORDER,
    WHITESPACE,
    ESCAPES,
    BYTE_ORDER_MARK,
    OTHER_ENCODING
}

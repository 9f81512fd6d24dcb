package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTypeTest {

    @ParameterizedTest
    @CsvSource({
        "user, USER",
        "User, USER",
        "USER, USER",
        "related-party, RELATED_PARTY",
        "related_party, RELATED_PARTY",
        "RELATED_PARTY, RELATED_PARTY",
        "Related-Party, RELATED_PARTY"
    })
    void knowsSpellingsInAnyCase(String text, EntityType expected) {
        assertThat(EntityType.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "company", "users", "relatedparty", "related party", "unknown"})
    void isUnknownForAnythingElse(String text) {
        assertThat(EntityType.of(text)).isEqualTo(EntityType.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"USER, user", "RELATED_PARTY, related-party", "UNKNOWN, unknown"})
    void textIsTheDocumentedSpelling(EntityType type, String text) {
        assertThat(type.text()).isEqualTo(text);
        assertThat(EntityType.of(text)).isEqualTo(type);
    }
}

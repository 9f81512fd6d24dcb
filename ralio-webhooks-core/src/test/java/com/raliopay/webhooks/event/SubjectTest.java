package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    private static final UUID USER_ID = UUID.fromString("15299b4e-8af7-4716-8695-0bf1d0579944");
    private static final UUID PARTY_ID = UUID.fromString("453ac9c0-89b5-4ca8-af34-c1a048f7f2a1");

    /** Every combination of a known, unknown or missing type with ids: u is the user's, p the related party's, - is none. */
    @ParameterizedTest
    @CsvSource({
        "user,           u-, USER,          u",
        "user,           -p, RELATED_PARTY, p",
        "user,           up, USER,          u",
        "user,           --, USER,          -",
        "related-party,  u-, USER,          u",
        "related-party,  -p, RELATED_PARTY, p",
        "related-party,  up, RELATED_PARTY, p",
        "related-party,  --, RELATED_PARTY, -",
        "'',             u-, USER,          u",
        "'',             -p, RELATED_PARTY, p",
        "'',             up, USER,          u",
        "'',             --, USER,          -",
        "company,        u-, USER,          u",
        "company,        -p, RELATED_PARTY, p",
        "company,        up, UNKNOWN,       u",
        "company,        --, UNKNOWN,       -",
    })
    void fieldOfOnlyIdDecidesAndEntityTypeOtherwise(String text, String ids, EntityType type, String id) {
        Subject subject = subject(text, ids);

        assertThat(subject.entityType()).isEqualTo(type);
        assertThat(subject.id())
                .isEqualTo(
                        switch (id) {
                            case "u" -> Optional.of(USER_ID);
                            case "p" -> Optional.of(PARTY_ID);
                            default -> Optional.empty();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"u-", "-p", "up", "--"})
    void textAndIdsStayAsSent(String ids) {
        Subject subject = subject("Company", ids);

        assertThat(subject.entityTypeText()).isEqualTo("Company");
        assertThat(subject.userId().isPresent()).isEqualTo(ids.contains("u"));
        assertThat(subject.relatedPartyId().isPresent()).isEqualTo(ids.contains("p"));
    }

    @Test
    void factoriesUseDocumentedSpellings() {
        assertThat(Subject.user(USER_ID)).isEqualTo(subject("user", "u-"));
        assertThat(Subject.relatedParty(PARTY_ID)).isEqualTo(subject("related-party", "-p"));
    }

    private static Subject subject(String text, String ids) {
        return new Subject(
                text,
                ids.contains("u") ? Optional.of(USER_ID) : Optional.empty(),
                ids.contains("p") ? Optional.of(PARTY_ID) : Optional.empty());
    }
}

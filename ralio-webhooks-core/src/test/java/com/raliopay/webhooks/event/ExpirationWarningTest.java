package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpirationWarningTest {

    @Test
    void typeFollowsFromTheClass() {
        UUID id = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");
        ExpirationWarning warning =
                new ExpirationWarning(id, Instant.EPOCH, Subject.user(id), 12345, LocalDate.of(2025, 7, 3), 14, "");

        assertThat(warning.type()).isEqualTo("kyc_expiration_warning");
    }
}

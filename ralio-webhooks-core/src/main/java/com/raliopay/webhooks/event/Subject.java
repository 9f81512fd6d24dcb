package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * Whom an event is about: a user or a related party.
 *
 * <p>Law: the field in which the id came decides whose it is. {@code entityType} decides only when both ids are there, or
 * neither is.
 *
 * @param entityTypeText the entity type as sent; empty when none was sent, as in earlier revisions, whose subjects were
 *     always users
 * @param userId the user's id, as sent
 * @param relatedPartyId the related party's id, as sent
 */
public record Subject(String entityTypeText, Optional<UUID> userId, Optional<UUID> relatedPartyId) {

    /**
     * Checks.
     *
     * @param entityTypeText the entity type as sent
     * @param userId the user's id
     * @param relatedPartyId the related party's id
     * @throws NullPointerException if a parameter is null
     */
    public Subject {
        requireNonNull(entityTypeText, "entityTypeText");
        requireNonNull(userId, "userId");
        requireNonNull(relatedPartyId, "relatedPartyId");
    }

    /**
     * {@return a user}
     *
     * @param userId the user's id
     */
    public static Subject user(UUID userId) {
        return new Subject(EntityType.USER.text(), Optional.of(userId), Optional.empty());
    }

    /**
     * {@return a related party}
     *
     * @param relatedPartyId the related party's id
     */
    public static Subject relatedParty(UUID relatedPartyId) {
        return new Subject(EntityType.RELATED_PARTY.text(), Optional.empty(), Optional.of(relatedPartyId));
    }

    /**
     * {@return what kind of entity this is} The field of the only id decides, whatever the type as sent; with both ids or
     * neither, the type as sent, and a user where none was sent.
     */
    public EntityType entityType() {
        if (userId.isPresent() != relatedPartyId.isPresent()) {
            return userId.isPresent() ? EntityType.USER : EntityType.RELATED_PARTY;
        }
        return entityTypeText.isEmpty() ? EntityType.USER : EntityType.of(entityTypeText);
    }

    /**
     * {@return the id of the user or related party; empty when the provider sent neither} When both are there, the id of
     * the kind that {@link #entityType()} names, the user's where it is unknown.
     */
    public Optional<UUID> id() {
        return entityType() == EntityType.RELATED_PARTY ? relatedPartyId : userId;
    }
}

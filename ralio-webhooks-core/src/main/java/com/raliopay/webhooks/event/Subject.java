package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * The user or related party whom an event is about.
 *
 * @param entityTypeText the entity type as sent; empty if none was sent, as in earlier revisions of the provider, whose
 *     subjects were always users. {@link #entityType()} interprets it
 * @param userId the user's id, as sent
 * @param relatedPartyId the related party's id, as sent
 */
public record Subject(String entityTypeText, Optional<UUID> userId, Optional<UUID> relatedPartyId) {

    public Subject {
        requireNonNull(entityTypeText, "entityTypeText");
        requireNonNull(userId, "userId");
        requireNonNull(relatedPartyId, "relatedPartyId");
    }

    /** Returns a user with the given id. */
    public static Subject user(UUID userId) {
        return new Subject(EntityType.USER.text(), Optional.of(userId), Optional.empty());
    }

    /** Returns a related party with the given id. */
    public static Subject relatedParty(UUID relatedPartyId) {
        return new Subject(EntityType.RELATED_PARTY.text(), Optional.empty(), Optional.of(relatedPartyId));
    }

    /**
     * {@return the kind of this subject} If exactly one of the two ids is present, its field decides. Otherwise
     * {@link #entityTypeText()} does, where empty text means a user.
     */
    public EntityType entityType() {
        if (userId.isPresent() != relatedPartyId.isPresent()) {
            return userId.isPresent() ? EntityType.USER : EntityType.RELATED_PARTY;
        }
        return entityTypeText.isEmpty() ? EntityType.USER : EntityType.of(entityTypeText);
    }

    /**
     * {@return the id of the user or related party, empty if neither id was sent} If both were sent, the id of the kind
     * that {@link #entityType()} returns, and the user's id if that is unknown.
     */
    public Optional<UUID> id() {
        return entityType() == EntityType.RELATED_PARTY ? relatedPartyId : userId;
    }

    @Override
    public String toString() {
        return "Subject[entityTypeText=" + EscapedText.of(entityTypeText) + ", userId=" + userId + ", relatedPartyId="
                + relatedPartyId + "]";
    }
}

package org.personalcontainers.link.knock;

import java.util.Optional;

/**
 * The second word, and every one after it on the same connection: it is answered with a {@link
 * Ruling}, at once or after some time. The knock is said again, because a door keeps nothing of
 * whom it does not know.
 *
 * @param sight what the node's agent sees, as {@link org.personalcontainers.core.wire.Wire} writes
 *     it, so that a plan can be shown before anybody is let in
 * @param answer to a claim that the last ruling asked for
 */
public record Stay(
    Knock knock, Proof proof, Optional<String> sight, Optional<ClaimAnswer> answer) {}

package org.personalcontainers.link.knock;

import java.time.Duration;
import java.util.Optional;

/**
 * A node that proved its key at this door, and stays there.
 *
 * @param since when it came first
 * @param sight what its agent sees, as {@link org.personalcontainers.core.wire.Wire} writes it
 */
public record Guest(Newcomer newcomer, OpenKey key, Duration since, Optional<String> sight) {}

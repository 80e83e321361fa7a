package org.personalcontainers.manager.store;

import java.time.Duration;

/**
 * How another member keeps up, as the leader hears it.
 *
 * @param missing entries that are decided, and not on its disk as far as the leader knows
 * @param silence since it answered last
 */
public record Progress(long missing, Duration silence) {}

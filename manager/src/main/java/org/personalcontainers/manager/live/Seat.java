package org.personalcontainers.manager.live;

import org.personalcontainers.core.spec.Address;

/**
 * Where the other managers reach this one's store, and what the group that keeps it is called. It
 * is written before the store is begun, and lies on the disk as JSON: alone it means nothing.
 */
public record Seat(Address address, int port, String group) {}

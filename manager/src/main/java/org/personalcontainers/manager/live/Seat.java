package org.personalcontainers.manager.live;

import org.personalcontainers.core.spec.Address;

/** Where the other managers reach this one's store. It lies on the disk as JSON. */
public record Seat(Address address, int port) {}

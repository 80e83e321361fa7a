package org.personalcontainers.manager.reconcile;

/** All that the loop needs from outside. */
public record Ports(
    Clock clock, Council council, Fleet fleet, Mind mind, Chronicle chronicle, Tempo tempo) {}

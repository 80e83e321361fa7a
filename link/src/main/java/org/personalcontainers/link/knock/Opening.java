package org.personalcontainers.link.knock;

/** What the door says: only who has the same key can tell its proof from chance. */
public record Opening(Nonce nonce, Proof proof) {}

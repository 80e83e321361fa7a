package org.personalcontainers.link.knock;

import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.KeyId;

/** The first word. The door answers with an {@link Opening}, whether it knows the key or not. */
public record Knock(ClusterName cluster, KeyId key, Newcomer newcomer, Nonce nonce) {}

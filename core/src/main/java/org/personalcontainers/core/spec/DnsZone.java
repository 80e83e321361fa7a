package org.personalcontainers.core.spec;

/**
 * Where a DNS zone is kept, and what proves there that it is ours.
 *
 * @param secret the cluster's secret that holds the token, or the key
 */
public record DnsZone(DnsKeeper keeper, SecretName secret) {}

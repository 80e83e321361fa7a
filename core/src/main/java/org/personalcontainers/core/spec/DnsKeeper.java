package org.personalcontainers.core.spec;

/** Who keeps the records of a DNS zone, and takes changes of them. */
public sealed interface DnsKeeper {
  /** Cloudflare, by its API. */
  record Cloudflare() implements DnsKeeper {}

  /** DigitalOcean, by its API. */
  record DigitalOcean() implements DnsKeeper {}

  /**
   * A name server that takes changes by RFC 2136.
   *
   * @param key by which changes are signed
   */
  record Rfc2136(Address server, TsigKeyName key, TsigAlgorithm algorithm) implements DnsKeeper {}
}

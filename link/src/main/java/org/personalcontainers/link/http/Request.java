package org.personalcontainers.link.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.link.identity.Peer;

/**
 * A whole request, within the bounds of its server.
 *
 * @param path decoded: no empty, "." or ".." segments, no control characters, no encoded slashes
 * @param query decoded; no name comes twice
 * @param body shared, not copied: whoever handles the request may read it, and nobody writes it
 * @param origin where it came from over the network; empty: it did not
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy would cost the memory twice.
public record Request(
    String method,
    String path,
    SortedMap<String, String> query,
    byte[] body,
    Peer peer,
    Optional<InetAddress> origin) {

  /** One that came over no network. */
  public Request(
      String method, String path, SortedMap<String, String> query, byte[] body, Peer peer) {
    this(method, path, query, body, peer, Optional.empty());
  }
}

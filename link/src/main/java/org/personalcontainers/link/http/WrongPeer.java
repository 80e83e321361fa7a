package org.personalcontainers.link.http;

/** Somebody listens, but not whom we expect: nothing was sent. */
public final class WrongPeer extends NotSent {
  WrongPeer(String message) {
    super(message);
  }
}

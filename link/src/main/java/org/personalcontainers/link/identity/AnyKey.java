package org.personalcontainers.link.identity;

import java.security.cert.X509Certificate;

/** Takes whoever has the key to the certificate: who that is, is judged after the handshake. */
final class AnyKey extends Trust {
  @Override
  void check(X509Certificate[] chain) {
    // TLS itself checks that the peer can sign with this key.
  }
}

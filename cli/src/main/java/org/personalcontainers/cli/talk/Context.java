package org.personalcontainers.cli.talk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;

/** A cluster elsewhere, and who one is there. */
public record Context(Path directory) {
  static final String URL = "url";
  private static final int PORT = 7670;

  public String name() {
    return String.valueOf(directory.getFileName());
  }

  public String url() {
    try {
      return Files.readString(directory.resolve(URL)).strip();
    } catch (IOException e) {
      throw Failure.failed("can't read the context " + name() + ": " + e.getMessage());
    }
  }

  /** Nobody but a manager of that very cluster is talked to. */
  Remote open() {
    Identity identity = identity();
    Caller caller =
        Caller.tls(address(url()), () -> Tls.of(identity), new Expected.AnyOf(Role.MANAGER));
    return new Remote(url(), caller);
  }

  /** As what one is known there. */
  public Role role() {
    return identity()
        .member()
        .map(Peer.Certified::role)
        .orElseThrow(() -> Failure.failed("the context " + name() + " is of no cluster" + again()));
  }

  /** Holds the key, the certificate, and the authority's. */
  public Path identityFile() {
    return Identity.file(directory);
  }

  private Identity identity() {
    try {
      return Identity.load(directory)
          .orElseThrow(
              () -> Failure.failed("the context " + name() + " has lost its key" + again()));
    } catch (IOException e) {
      throw Failure.failed(e.getMessage() + again());
    }
  }

  private String again() {
    return "\nType: pcctl context rm "
        + name()
        + ", then: pcctl context add "
        + name()
        + " "
        + url();
  }

  /** Of {@code https://HOST[:PORT]}, and of nothing else. */
  static InetSocketAddress address(String url) {
    try {
      URI uri = URI.create(url);
      boolean whole =
          "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getPath().length() <= 1;
      if (!whole) {
        throw noAddress(url);
      }
      String host = uri.getHost().replaceAll("[\\[\\]]", "");
      return new InetSocketAddress(host, uri.getPort() < 0 ? PORT : uri.getPort());
    } catch (IllegalArgumentException e) {
      throw noAddress(url);
    }
  }

  private static Failure noAddress(String url) {
    return Failure.badInput(
        "\"" + url + "\" is no address of a manager; write one such as https://pi1:7670");
  }
}

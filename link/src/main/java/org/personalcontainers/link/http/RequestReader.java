package org.personalcontainers.link.http;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.link.identity.Peer;

/** Reads requests: strict, because whoever sends them may be anybody. */
record RequestReader(Intake in, Bounds bounds, Peer peer) {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

  /** A head that was understood; its body is not read yet. */
  record Opened(String method, Target target, int length, boolean keepsOpen, boolean waits) {
    Request with(byte[] body, Peer peer, Optional<InetAddress> origin) {
      return new Request(method, target.path(), target.query(), body, peer, origin);
    }
  }

  Opened open() throws IOException {
    Head head = Head.read(in, bounds.headBytes(), Bounds.HEADERS);
    List<String> words = List.of(head.start().split(" ", -1));
    if (words.size() != 3 || !Head.isToken(words.getFirst())) {
      throw new Malformed(400, "this is no request line");
    }
    if (!words.getLast().equals("HTTP/1.1")) {
      throw new Malformed(505, "only HTTP/1.1 is spoken here");
    }
    if (!METHODS.contains(words.getFirst())) {
      throw new Malformed(501, "only " + METHODS + " are known here");
    }
    checkFraming(head);
    return new Opened(
        words.getFirst(),
        target(words.get(1)),
        length(head),
        !head.says("connection", "close"),
        head.says("expect", "100-continue"));
  }

  private static void checkFraming(Head head) throws Malformed {
    if (head.all("host").size() != 1) {
      throw new Malformed(400, "there must be one Host header");
    }
    if (!head.all("transfer-encoding").isEmpty()) {
      throw new Malformed(501, "a body must be told by Content-Length");
    }
  }

  private static Target target(String raw) throws Malformed {
    try {
      return Target.parse(raw);
    } catch (IllegalArgumentException e) {
      throw new Malformed(400, String.valueOf(e.getMessage()));
    }
  }

  private int length(Head head) throws Malformed {
    int most =
        switch (peer) {
          case Peer.LocalUser user -> bounds.bodyBytes();
          case Peer.Certified certified -> bounds.bodyBytes();
          case Peer.Stranger stranger -> bounds.strangerBodyBytes();
          case Peer.Anonymous anonymous -> bounds.strangerBodyBytes();
        };
    long length = Math.max(0, head.length());
    if (length > most) {
      throw new Malformed(413, "the body has more than " + most + " bytes");
    }
    return (int) length;
  }
}

package org.personalcontainers.agent.join;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Words;

/**
 * The only paths that a stranger may ask for. What comes in is read strictly, and not more of it at
 * once than a small machine can judge beside its work.
 */
public final class Reception {
  static final String KNOCK = "/v1/knock";
  static final String STAY = "/v1/knock/proof";

  /** Of first words, which cost an HMAC each, so many are judged at the same time. */
  private static final int AT_ONCE = 8;

  private final Door door;
  private final Semaphore judging = new Semaphore(AT_ONCE);

  Reception(Door door) {
    this.door = door;
  }

  public SortedMap<String, Handler> handlers() {
    SortedMap<String, Handler> handlers = new TreeMap<>();
    handlers.put("POST " + KNOCK, request -> answer(request, this::knock));
    handlers.put("POST " + STAY, request -> answer(request, this::stay));
    return handlers;
  }

  private interface Word {
    Response judge(Request request, Peer.Stranger peer) throws InterruptedException;
  }

  private static Response answer(Request request, Word word) throws InterruptedException {
    if (!(request.peer() instanceof Peer.Stranger stranger)) {
      return Response.text(403, "only a node that asks to be let in may knock");
    }
    try {
      return word.judge(request, stranger);
    } catch (Unreadable e) {
      return Response.text(400, "that is no knock of ours");
    }
  }

  private Response knock(Request request, Peer.Stranger peer) throws InterruptedException {
    if (!judging.tryAcquire()) {
      return Response.text(503, "too many knock at once; try again");
    }
    try {
      OpenKey key = OpenKey.of(peer.key());
      return Response.json(
          Words.OPENING.write(door.open(Words.KNOCK.read(request.body()), key, peer.exporter())));
    } finally {
      judging.release();
    }
  }

  private Response stay(Request request, Peer.Stranger peer) throws InterruptedException {
    OpenKey key = OpenKey.of(peer.key());
    Ruling ruling = door.stay(Words.STAY.read(request.body()), key, peer.exporter());
    return Response.json(Words.RULING.write(ruling));
  }
}

package org.personalcontainers.manager.live;

import java.util.Optional;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.talk.Counter;

/** Where other managers' questions are answered, from when there is somebody who can. */
final class Hatch implements Counter {
  private volatile Optional<Counter> open = Optional.empty();

  void open(Counter counter) {
    open = Optional.of(counter);
  }

  @Override
  public Response answer(Request request, String by) throws InterruptedException {
    return open.isPresent()
        ? open.get().answer(request, by)
        : Response.text(503, "the manager there starts just now");
  }
}

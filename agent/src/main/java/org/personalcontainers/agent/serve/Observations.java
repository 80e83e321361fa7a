package org.personalcontainers.agent.serve;

import java.time.Duration;
import java.util.Optional;
import org.personalcontainers.agent.observe.Lookout;
import org.personalcontainers.agent.observe.Sight;
import org.personalcontainers.agent.work.Fences;
import org.personalcontainers.agent.work.StruckFile;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.wire.Sighting;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/**
 * GET /v1/observation: raises the fence, and tells what a look saw that began after the request
 * came, or as shortly before as whoever asks allows. Whoever names a hash and waits is answered 204
 * where nothing else was seen meanwhile.
 */
public final class Observations implements Handler {
  private static final Duration LIMIT = Duration.ofSeconds(25);

  private final Fences fences;
  private final Lookout lookout;
  private final StruckFile struck;

  public Observations(Fences fences, Lookout lookout, StruckFile struck) {
    this.fences = fences;
    this.lookout = lookout;
    this.struck = struck;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    try {
      return answer(Question.of(request));
    } catch (IllegalArgumentException e) {
      return Response.text(400, String.valueOf(e.getMessage()));
    }
  }

  private Response answer(Question question) throws InterruptedException {
    Optional<Fences.Heed> heed = question.fence().map(fences::heed);
    if (heed.isPresent() && heed.get() instanceof Fences.Lost(String problem)) {
      return Response.text(503, problem);
    }
    if (heed.filter(Fences.Heeded.class::isInstance).isPresent()) {
      struck.learn(question.struck());
    }
    boolean deposed = heed.filter(Fences.Older.class::isInstance).isPresent();
    Duration wait = deposed ? Duration.ZERO : question.patience();
    return wait.isZero() ? answer(lookout.fresh(question.within(), LIMIT)) : changed(question);
  }

  private Response changed(Question question) throws InterruptedException {
    Optional<Sight> sight = lookout.changed(question.hash(), question.patience(), LIMIT);
    return sight.isEmpty() && isHighest(question.fence())
        ? Response.nothing()
        : answer(sight.or(lookout::latest));
  }

  /** Whoever was deposed while it waited has to hear of it. */
  private boolean isHighest(Optional<Fence> fence) {
    return fence.isEmpty() || fence.equals(fences.highest());
  }

  private Response answer(Optional<Sight> sight) {
    return sight
        .map(seen -> new Sighting(seen.hash(), fences.highest(), seen.seen()))
        .map(sighting -> Response.json(Wire.write(sighting)))
        .orElseGet(() -> Response.text(503, "a look took longer than " + LIMIT.toSeconds() + " s"));
  }
}

package org.personalcontainers.manager.join;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.personalcontainers.core.api.Bootstrap;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.knock.Opening;
import org.personalcontainers.link.knock.Passed;
import org.personalcontainers.link.knock.Words;

/** What a manager's socket answers about founding and joining. Never at a port of the network. */
public final class JoinDesk {
  private static final Form<Bootstrap.Wanted> WANTED = Form.of(Bootstrap.Wanted.class);
  private static final Form<Bootstrap.Tried> TRIED = Form.large(Bootstrap.Tried.class);
  private static final Form<Bootstrap.Founded> FOUNDED = Form.of(Bootstrap.Founded.class);
  private static final Form<Refusal> REFUSAL = Form.of(Refusal.class);

  private final Founder founder;
  private final Porter porter;
  private final Function<Situation, Planned> preview;

  public JoinDesk(Founder founder, Porter porter, Function<Situation, Planned> preview) {
    this.founder = founder;
    this.porter = porter;
    this.preview = preview;
  }

  /** For people at this node: {@code ?dry=yes} only tries. */
  public SortedMap<String, Handler> forPeople() {
    SortedMap<String, Handler> handlers = new TreeMap<>();
    handlers.put("POST /v1/bootstrap", this::bootstrap);
    return handlers;
  }

  /** For root alone: the agent of this node passes on what it heard at its door. */
  public SortedMap<String, Handler> forAgent() {
    SortedMap<String, Handler> handlers = new TreeMap<>();
    handlers.put("POST /v1/knocks/open", request -> read(request, this::open));
    handlers.put("POST /v1/knocks/stay", request -> read(request, this::stay));
    return handlers;
  }

  private interface Work {
    Response answer(Request request) throws InterruptedException;
  }

  private static Response read(Request request, Work work) throws InterruptedException {
    try {
      return work.answer(request);
    } catch (Unreadable e) {
      return refusal(400, Refusal.of("the body can't be read: " + e.getMessage(), "see the docs"));
    }
  }

  private static Response refusal(int status, Refusal refusal) {
    return Response.json(status, REFUSAL.write(refusal));
  }

  private Response open(Request request) {
    Passed.First first = Words.FIRST.read(request.body());
    return Response.json(
        Words.OPENING.write(new Opening(first.transcript().ofDoor(), porter.open(first))));
  }

  private Response stay(Request request) throws InterruptedException {
    return Response.json(Words.RULING.write(porter.stay(Words.PASSED.read(request.body()))));
  }

  private Response bootstrap(Request request) throws InterruptedException {
    return read(
        request,
        whole -> {
          Bootstrap.Wanted wanted = WANTED.read(whole.body());
          return whole.query().containsKey("dry")
              ? tried(founder.attempt(wanted.yaml()))
              : founded(founder.found(wanted.yaml()));
        });
  }

  private Response tried(Founder.Trial trial) {
    return switch (trial) {
      case Founder.Trial.Ready(String yaml, Situation situation) ->
          Response.json(TRIED.write(new Bootstrap.Tried(yaml, preview.apply(situation))));
      case Founder.Trial.Refused(var why) -> refused(why);
    };
  }

  private static Response founded(Founder.Founding founding) {
    return switch (founding) {
      case Founder.Founding.Founded(var books) ->
          Response.json(
              FOUNDED.write(
                  new Bootstrap.Founded(
                      books.spec().cluster(),
                      books.ledger().cluster(),
                      books.ledger().revision())));
      case Founder.Founding.Refused why -> refused(why);
    };
  }

  /** 422: the file is bad; 409: it is not the time or the place. */
  private static Response refused(Founder.Founding.Refused why) {
    int status = why.problems().isEmpty() ? 409 : 422;
    return refusal(status, new Refusal(why.what(), why.remedy(), why.problems(), Optional.empty()));
  }
}

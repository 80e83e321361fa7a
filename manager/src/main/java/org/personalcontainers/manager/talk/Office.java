package org.personalcontainers.manager.talk;

import java.util.Optional;
import java.util.function.Supplier;
import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.group.Group;
import org.personalcontainers.manager.vault.KeyHolder;
import org.personalcontainers.manager.vault.Keyring;

/**
 * Answers the questions of other managers.
 *
 * @param look the last own one, whole, where this manager leads
 */
record Office(
    Journal journal, Supplier<Optional<News.Looked>> look, Counter counter, KeyHolder holder) {
  private static final int MOST_HAPPENINGS = 500;
  private static final Form<Refusal> REFUSAL = Form.of(Refusal.class);

  /** What can't be read is answered too: whoever asked need not wait. */
  byte[] answer(byte[] asked) {
    return Envelope.open(asked)
        .map(this::answer)
        .orElseGet(() -> sealed(refusal(400, "the question is cut off")));
  }

  private byte[] answer(Envelope asked) {
    try {
      return switch (Question.FORM.read(asked.head())) {
        case Question.Recent recent -> recollection();
        case Question.Keys keys -> keys();
        case Question.Passed passed -> sealed(bounded(passed(passed, asked.body())));
      };
    } catch (Unreadable e) {
      return sealed(refusal(400, "the question can't be read: " + e.getMessage()));
    }
  }

  private byte[] keys() {
    Keyring.Held held = new Keyring.Held(holder.keys());
    return new Envelope(Keyring.FORM.write(held), new byte[0]).sealed();
  }

  private byte[] recollection() {
    Recollection known = new Recollection(journal.newest(MOST_HAPPENINGS), look.get());
    return new Envelope(Recollection.FORM.write(known), new byte[0]).sealed();
  }

  /** The asker's certificate says that it is a manager, and nothing of whom it asks for. */
  private Response passed(Question.Passed passed, byte[] body) {
    Request request =
        new Request(passed.method(), passed.path(), passed.query(), body, new Peer.Anonymous());
    try {
      return counter.answer(request, passed.by());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refusal(503, "this manager ends");
    }
  }

  private static Response bounded(Response response) {
    return response.body().length < Group.HEAVIEST / 2
        ? response
        : refusal(503, "the answer has " + response.body().length + " bytes, which is too much");
  }

  private static Response refusal(int status, String what) {
    return Response.json(status, REFUSAL.write(Refusal.of(what, "ask at the node that leads")));
  }

  private static byte[] sealed(Response response) {
    Reply reply = new Reply(response.status(), response.type());
    return new Envelope(Reply.FORM.write(reply), response.body()).sealed();
  }
}

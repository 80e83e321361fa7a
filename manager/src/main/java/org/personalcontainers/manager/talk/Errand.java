package org.personalcontainers.manager.talk;

import java.io.IOException;
import java.time.Duration;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.api.Fellows;
import org.personalcontainers.manager.group.Group;
import org.personalcontainers.manager.group.NotTaken;
import org.personalcontainers.manager.vault.Keyring;

/** What this manager asks another one. */
record Errand(Group group, NodeName to) {
  private static final Duration RECALLING = Duration.ofSeconds(10);
  private static final Duration PASSING = Duration.ofSeconds(35);

  /** What it knows. */
  Recollection recall() throws IOException {
    return Recollection.FORM.read(asked(new Question.Recent(), new byte[0], RECALLING).head());
  }

  /** The keys of the vault that it holds. */
  Keyring.Held keys() throws IOException {
    return Keyring.FORM.read(asked(new Question.Keys(), new byte[0], RECALLING).head());
  }

  Response pass(Request request, String by) throws IOException {
    Question passed = new Question.Passed(request.method(), request.path(), request.query(), by);
    try {
      Envelope answer = asked(passed, request.body(), PASSING);
      Reply reply = Reply.FORM.read(answer.head());
      return new Response(reply.status(), reply.type(), answer.body());
    } catch (NotTaken e) {
      throw new Fellows.NotPassed(String.valueOf(e.getMessage()), e);
    } catch (Unreadable | IllegalArgumentException e) {
      throw new IOException("its answer can't be read: " + e.getMessage(), e);
    }
  }

  private Envelope asked(Question question, byte[] body, Duration limit) throws IOException {
    byte[] sealed = new Envelope(Question.FORM.write(question), body).sealed();
    return Envelope.open(group.ask(to, sealed, limit))
        .orElseThrow(() -> new IOException("its answer is cut off"));
  }
}

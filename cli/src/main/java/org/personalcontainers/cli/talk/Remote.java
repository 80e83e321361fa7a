package org.personalcontainers.cli.talk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.NotSent;
import org.personalcontainers.link.http.Target;

/** A daemon that answers, and its refusals as a person reads them. */
public final class Remote implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final byte[] NOTHING = new byte[0];

  private final String place;
  private final Caller caller;

  Remote(String place, Caller caller) {
    this.place = place;
    this.caller = caller;
  }

  /** What messages call it. */
  public String place() {
    return place;
  }

  public <T> T get(Target target, Form<T> form) {
    return read(call("GET", target, NOTHING), form);
  }

  /** Empty: there is no such thing. */
  public <T> Optional<T> find(Target target, Form<T> form) {
    Answer answer = answer("GET", target, NOTHING);
    if (answer.status() == 404) {
      return Optional.empty();
    }
    return Optional.of(read(good(answer), form));
  }

  public <T> T send(String method, Target target, Form<T> form) {
    return read(call(method, target, NOTHING), form);
  }

  public <B, T> T send(String method, Target target, Form<B> bodyForm, B body, Form<T> form) {
    return read(call(method, target, bodyForm.write(body)), form);
  }

  /** With a body that was written already. */
  public <T> T send(String method, Target target, byte[] body, Form<T> form) {
    return read(call(method, target, body), form);
  }

  /** For what is answered with nothing. */
  public void send(String method, Target target) {
    call(method, target, NOTHING);
  }

  private <T> T read(Answer answer, Form<T> form) {
    try {
      return form.read(answer.body());
    } catch (Unreadable e) {
      throw Failure.failed(
          "the answer of "
              + place
              + " can't be read: "
              + e.getMessage()
              + "\nIs pcctl older than the manager there? See: pcctl version");
    }
  }

  private Answer call(String method, Target target, byte[] body) {
    return good(answer(method, target, body));
  }

  private Answer good(Answer answer) {
    if (answer.isSuccess()) {
      return answer;
    }
    throw refused(answer);
  }

  private Answer answer(String method, Target target, byte[] body) {
    try {
      return caller.call(method, target.toString(), body, LIMIT);
    } catch (NotSent e) {
      throw Failure.unreachable(place + " does not answer: " + e.getMessage() + "\n" + advice());
    } catch (IOException e) {
      throw Failure.unreachable(
          place
              + " broke off: "
              + e.getMessage()
              + (method.equals("GET")
                  ? "\nTry again."
                  : "\nNobody knows whether it was done. Look before you repeat it: pcctl cluster history"));
    }
  }

  private String advice() {
    return place.startsWith("https:")
        ? "Is it on, and is that its address? Another manager may answer: pcctl context ls"
        : "Is it running? See: systemctl status personal-containers-manager personal-containers-agent";
  }

  private Failure refused(Answer answer) {
    Refusal refusal = refusal(answer);
    StringJoiner lines = new StringJoiner("\n");
    refusal.problems().forEach(lines::add);
    lines.add(refusal.what());
    refusal
        .newer()
        .map(Refusal.Newer::diff)
        .filter(diff -> !diff.isEmpty())
        .ifPresent(diff -> lines.add("What came in between:").add(diff.stripTrailing()));
    if (!refusal.remedy().isEmpty()) {
      lines.add(refusal.remedy());
    }
    return failure(answer.status(), lines.toString());
  }

  private static Failure failure(int status, String message) {
    return switch (status) {
      case 400, 404, 422 -> Failure.badInput(message);
      case 503 -> Failure.unreachable(message);
      default -> Failure.failed(message);
    };
  }

  private Refusal refusal(Answer answer) {
    try {
      return Form.of(Refusal.class).read(answer.body());
    } catch (Unreadable e) {
      String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
      return Refusal.of(place + " answered " + answer.status() + ": " + text, "");
    }
  }

  @Override
  public void close() {
    caller.close();
  }
}

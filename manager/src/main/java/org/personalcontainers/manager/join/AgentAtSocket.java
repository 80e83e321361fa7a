package org.personalcontainers.manager.join;

import java.io.IOException;
import java.time.Duration;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.knock.Addressed;
import org.personalcontainers.link.knock.ClaimWish;
import org.personalcontainers.link.knock.Claiming;
import org.personalcontainers.link.knock.Company;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Words;

/** The agent at its Unix socket. */
public record AgentAtSocket(Caller socket) implements OwnAgent {
  private static final Duration SHORT = Duration.ofSeconds(10);

  /** Some nodes may answer a claim only when they have come back. */
  private static final Duration LONG = Duration.ofMinutes(2);

  @Override
  public Company company() throws IOException {
    return call("GET", "/v1/company", new byte[0], Words.COMPANY, SHORT);
  }

  @Override
  public Claiming claim(ClaimWish wish) throws IOException {
    return call("POST", "/v1/claims", Words.WISH.write(wish), Words.CLAIMING, LONG);
  }

  @Override
  public Entry admit(Addressed addressed) throws IOException {
    return call("POST", "/v1/admissions", Words.ADDRESSED.write(addressed), Words.ENTRY, SHORT);
  }

  private <T> T call(String method, String path, byte[] body, Form<T> form, Duration limit)
      throws IOException {
    Answer answer = socket.call(method, path, body, limit);
    if (answer.status() != 200) {
      throw new IOException("the agent answers " + answer.status() + " to " + path);
    }
    try {
      return form.read(answer.body());
    } catch (Unreadable e) {
      throw new IOException("the agent's answer can't be read: " + e.getMessage(), e);
    }
  }
}

package org.personalcontainers.manager.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Target;

/** What containers wrote, as the agent of a swarm's manager reads it. */
public record AgentLogs(Roads roads) {
  /** Longer than an agent waits for a line. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final int LONGEST_PROBLEM = 300;
  private static final Form<StackLogs> FORM = Form.large(StackLogs.class);

  public StackLogs read(NodeSpec node, Target asked) throws IOException {
    try (Caller agent = roads.to(node)) {
      Answer answer = agent.get(asked.toString(), LIMIT);
      if (answer.status() != 200) {
        throw new IOException(problem(node, answer));
      }
      return FORM.read(answer.body());
    } catch (Unreadable e) {
      throw new IOException("what the agent of " + node.name() + " says can't be read", e);
    }
  }

  private static String problem(NodeSpec node, Answer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
    return "the agent of %s answers %d: %s"
        .formatted(
            node.name(),
            answer.status(),
            text.substring(0, Math.min(text.length(), LONGEST_PROBLEM)));
  }
}

package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.status.ServiceSeen.Rollout;

/** {@code pcctl stack logs}, against the real API; agents answer as a test says. */
final class StackLogsTest extends ShopStage {
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private static StackLogs.Line line(String service, String node, String text) {
    return new StackLogs.Line(
        Instant.EPOCH, new ServiceName(service), node, "t", StackLogs.Stream.OUT, text);
  }

  private void write(StackLogs.Line... lines) {
    stage
        .scene()
        .write(
            (node, target) -> {
              asked.add(node.name() + " " + target);
              return new StackLogs(List.of(lines), "1.0", List.of());
            });
  }

  @Test
  void eachLineStandsBehindWhoWroteIt() {
    write(line("web", "pi2", "\u001b[31mred\u001b[0m"), line("web", "pi10", "two\u001b[2J"));
    Answer answer = stage.run("stack", "logs", "blog");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertEquals("web@pi2  | \u001b[31mred\u001b[0m\nweb@pi10 | two\u001b[2J\n", answer.out());
    assertEquals(List.of("pi1 /v1/logs?services=db%2Cweb&stack=blog&tail=100"), asked);
  }

  /** What a container wrote may be coloured, and move nobody's cursor. */
  @Test
  void aTerminalIsCommandedByNobody() {
    write(line("web", "pi2", "\u001b[31mred\u001b[0m\u001b[2J\u0007\ta\u009bb"));
    Answer answer = stage.atTerminal("", "stack", "logs", "blog", "web");
    assertEquals("web@pi2 | \u001b[31mred\u001b[0m[2J\tab\n", answer.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--tail 5, tail=5",
    "--since 2h, since=7200",
    "--since 10m --tail 3, since=600&stack=blog&tail=3"
  })
  void howMuchIsAskedFor(String options, String said) {
    write();
    List<String> typed = new ArrayList<>(List.of("app", "logs", "blog"));
    typed.addAll(List.of(options.split(" ", -1)));
    Answer answer = stage.run(typed.toArray(String[]::new));
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(asked.getFirst().contains(said), asked.toString());
    assertTrue(answer.err().contains("web: nothing was written"), answer.err());
  }

  @ParameterizedTest
  @CsvSource({
    "stack logs nix, 'there is no stack nix; there are: [blog]'",
    "stack logs blog wbe, 'the stack blog has no service wbe; it has: [db, web]'",
    "stack logs ../x, stack name",
    "stack logs blog --tail x, is no number of lines",
    "stack logs blog --since x, is no span of time"
  })
  void whatIsNotThereIsSaidSo(String typed, String said) {
    write();
    Answer answer = stage.run(typed.split(" ", -1));
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.out());
    assertTrue(answer.err().contains(said), answer.err());
    assertEquals(List.of(), asked);
  }

  @Test
  void whatWasNeverStartedIsSaidSo() throws IOException {
    cluster.stopWork();
    stage.run("stack", "deploy", shop(), "--no-wait");
    write();
    Answer answer = stage.run("stack", "logs", "shop");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(answer.err().contains("web: it was never started"), answer.err());
    assertEquals(List.of(), asked);
    shows(Rollout.STEADY, 0, "no suitable node", 5);
    String why = stage.run("stack", "logs", "shop").err();
    assertTrue(why.contains("web: nothing was written, and nothing runs: no suitable node"), why);
  }

  @Test
  void whoCanNotReadThemSaysSo() {
    Answer answer = stage.run("stack", "logs", "blog");
    assertEquals(ExitCode.UNREACHABLE, answer.code());
    assertTrue(answer.err().contains("nobody reads logs here"), answer.err());
  }

  @Test
  void whatFailedHasTheLastWord() throws Exception {
    write(line("web", "pi2", "no database"), line("other", "pi2", "fine"));
    cluster.stopWork();
    Thread swarm = Thread.startVirtualThread(this::takeBackWhatIsHandedIn);
    Answer answer = stage.run("stack", "deploy", shop());
    swarm.join();
    assertEquals(ExitCode.FAILED, answer.code(), answer.err());
    assertTrue(answer.err().contains("exit code 3\n    | no database\n"), answer.err());
    assertFalse(answer.err().contains("fine"), answer.err());
    assertTrue(asked.getLast().contains("failed=yes"), asked.toString());
  }

  private void takeBackWhatIsHandedIn() {
    try {
      while (wish().isEmpty()) {
        cluster.awaitChange(cluster.changes(), Duration.ofMillis(100));
      }
      shows(Rollout.ROLLED_BACK, 1, "exit code 3", 99);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void programsReadTheSame() {
    write(line("web", "pi2", "one"));
    for (String format : List.of("json", "yaml")) {
      String out = stage.run("stack", "logs", "blog", "--output", format).out();
      assertTrue(out.contains("one") && out.contains("1970-01-01T00:00:00Z"), out);
    }
  }
}

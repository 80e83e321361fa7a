package org.personalcontainers.gluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The prompt is asked while it answers, and left alone when it does not. */
class PromptTest {
  private static final String ECHO = "while read line; do echo \"<?xml $line</cliOutput>\"; done";

  private final Shells shells = new Shells();

  private Optional<String> ask(Prompt prompt, String question) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> prompt.ask(question).map(String::strip));
  }

  private static Optional<String> answer(String question) {
    return Optional.of("<?xml " + question + "</cliOutput>");
  }

  @Test
  void one_program_answers_one_question_after_the_other() {
    Prompt prompt = new Prompt(shells.script("echo Welcome; " + ECHO));
    assertEquals(answer("pool list"), ask(prompt, "pool list"));
    assertEquals(answer("volume info é"), ask(prompt, "volume info é"));
    assertEquals(1, shells.started());
  }

  @Test
  void who_is_silent_is_not_asked_again_before_a_program_was_answered() {
    Prompt prompt = new Prompt(shells.script("read line; echo half; exec sleep 86398"));
    assertEquals(Optional.empty(), ask(prompt, "pool list"));
    shells.awaitEnd();
    shells.script(ECHO);
    assertEquals(Optional.empty(), ask(prompt, "pool list"));
    prompt.trust();
    assertEquals(answer("pool list"), ask(prompt, "pool list"));
    assertEquals(2, shells.started());
  }

  @Test
  void what_was_said_too_late_answers_no_other_question() {
    Prompt prompt =
        new Prompt(shells.script("read line; sleep 1.5; echo '<?xml late</cliOutput>'; " + ECHO));
    assertEquals(Optional.empty(), ask(prompt, "first"));
    prompt.trust();
    shells.script(ECHO);
    assertEquals(answer("second"), ask(prompt, "second"));
  }

  @Test
  void one_that_has_ended_is_noticed_at_the_next_question() {
    Prompt prompt = new Prompt(shells.script("read line; echo '<?xml one</cliOutput>'"));
    assertEquals(answer("one"), ask(prompt, "one"));
    shells.awaitEnd();
    assertEquals(Optional.empty(), ask(prompt, "two"));
  }

  @Test
  void one_that_nobody_asks_ends_and_another_comes_when_somebody_does() {
    Prompt prompt = new Prompt(shells.script(ECHO), Duration.ofMillis(200));
    assertEquals(answer("one"), ask(prompt, "one"));
    shells.awaitEnd();
    assertEquals(answer("two"), ask(prompt, "two"));
    assertEquals(2, shells.started());
  }

  @Test
  void where_none_can_be_kept_a_program_has_to_ask() {
    assertEquals(Optional.empty(), ask(new Prompt(new ScriptedPrograms()), "pool list"));
  }

  /** Real processes in the prompt's place, each running the script of its moment. */
  private static final class Shells implements Programs {
    private final LocalPrograms here = new LocalPrograms();
    private final List<ProcessHandle> processes = new ArrayList<>();
    private String script = "";

    Shells script(String text) {
      script = text;
      return this;
    }

    @Override
    public Outcome run(Duration limit, List<String> arguments) {
      return here.run(limit, arguments);
    }

    @Override
    public Optional<Talk> talk(List<String> arguments) {
      List<ProcessHandle> before = children();
      Optional<Talk> talk = here.talk(List.of("sh", "-c", script));
      children().stream().filter(child -> !before.contains(child)).forEach(processes::add);
      return talk;
    }

    private static List<ProcessHandle> children() {
      return ProcessHandle.current().children().toList();
    }

    int started() {
      return processes.size();
    }

    void awaitEnd() {
      assertTimeoutPreemptively(Duration.ofSeconds(30), () -> processes.getLast().onExit().join());
    }
  }
}

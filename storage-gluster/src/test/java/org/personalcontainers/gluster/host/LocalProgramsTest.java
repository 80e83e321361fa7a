package org.personalcontainers.gluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.gluster.host.Programs.Outcome;

/** Programs of this machine end, one way or the other. */
class LocalProgramsTest {
  private final LocalPrograms programs = new LocalPrograms();

  private Outcome run(Duration limit, String... arguments) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> programs.run(limit, List.of(arguments)));
  }

  @Test
  void what_a_program_says_and_how_it_ends_is_kept_apart() {
    assertEquals(
        new Outcome.Ended(7, "out C\n", "err\n"),
        run(Duration.ofSeconds(20), "sh", "-c", "echo out $LC_ALL; echo err >&2; exit 7"));
  }

  @Test
  void there_is_nothing_to_read() {
    assertEquals(new Outcome.Ended(0, "", ""), run(Duration.ofSeconds(20), "cat"));
  }

  @Test
  void who_takes_too_long_is_killed_with_all_its_children() {
    Outcome outcome = run(Duration.ofMillis(500), "sh", "-c", "sleep 86397 & wait; echo never");
    String reason = assertInstanceOf(Outcome.GivenUp.class, outcome).reason();
    assertTrue(reason.contains("longer than"), reason);
    while (ProcessHandle.allProcesses().anyMatch(LocalProgramsTest::isTheSleeper)) {
      Thread.onSpinWait();
    }
  }

  private static boolean isTheSleeper(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.endsWith("sleep 86397")).isPresent();
  }

  @Test
  void who_says_too_much_is_given_up() {
    Outcome outcome = run(Duration.ofSeconds(5), "sh", "-c", "exec head -c 9000000 /dev/zero");
    assertInstanceOf(Outcome.GivenUp.class, outcome);
  }

  @Test
  void a_child_that_stays_does_not_hold_us() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            programs.run(
                Duration.ofSeconds(60), List.of("sh", "-c", "setsid sleep 120 & echo gone")));
  }

  @Test
  void what_is_not_there_never_ran() {
    Outcome outcome = run(Duration.ofSeconds(5), "/no/such/program", "--xml");
    String reason = assertInstanceOf(Outcome.NotStarted.class, outcome).reason();
    assertTrue(reason.contains("/no/such/program"), reason);
  }
}

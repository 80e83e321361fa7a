package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmMembership.Behind;
import org.personalcontainers.core.status.SwarmMembership.Outside;
import org.personalcontainers.core.status.SwarmNodeId;

/** The certificate is one that a real swarm made, the complaint what a real daemon said. */
class LastWordsTest {
  private static final String COMPLAINT =
      "time=\"2026-11-29T22:09:53.705036327Z\" level=panic msg=\"tocommit(169) is out of range"
          + " [lastIndex(168)]. Was the raft log corrupted, truncated, or lost?\" module=raft";
  private static final Fact<SwarmMembership> SILENCE = Fact.unknown("EOF");

  @TempDir Path root;
  private final List<List<String>> asked = new ArrayList<>();

  private LastWords journal(int exit, String said) {
    return new LastWords(
        root,
        (limit, program, input) -> {
          asked.add(program);
          return new Command.Ended(exit, said, "");
        });
  }

  private void member(String certificate) throws IOException {
    Path file = root.resolve("var/lib/docker/swarm/certificates/swarm-node.crt");
    Files.createDirectories(file.getParent());
    try (InputStream there =
        Objects.requireNonNull(LastWordsTest.class.getResourceAsStream(certificate))) {
      Files.copy(there, file);
    }
  }

  @Test
  void a_manager_that_ends_because_it_has_forgotten_is_behind() throws IOException {
    member("manager.crt");
    String twice = COMPLAINT.replace("169", "170") + "\n" + COMPLAINT + "\n";
    SwarmNodeId self = Certificate.atUsualPlace(root).member().orElseThrow();
    assertEquals(Fact.known(new Behind(self, COMPLAINT)), journal(0, twice).unless(SILENCE));
  }

  @Test
  void another_silence_stays_one() throws IOException {
    member("manager.crt");
    assertEquals(SILENCE, journal(1, "").unless(SILENCE));
    assertEquals(SILENCE, journal(0, "\n").unless(SILENCE));
  }

  @Test
  void a_worker_has_confirmed_nothing() throws IOException {
    member("worker.crt");
    assertEquals(SILENCE, journal(0, COMPLAINT).unless(SILENCE));
  }

  @Test
  void who_is_in_no_swarm_has_none_either() {
    assertEquals(SILENCE, journal(0, COMPLAINT).unless(SILENCE));
  }

  @Test
  void nobody_asks_why_one_that_answers_is_silent() throws IOException {
    member("manager.crt");
    Fact<SwarmMembership> outside = Fact.known(new Outside());
    assertEquals(outside, journal(0, COMPLAINT).unless(outside));
    assertTrue(asked.isEmpty(), asked.toString());
  }
}

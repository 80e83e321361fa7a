package org.personalcontainers.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.agent.observe.Lookout;
import org.personalcontainers.agent.work.Clock;
import org.personalcontainers.agent.work.FenceFile;
import org.personalcontainers.agent.work.Jobs;
import org.personalcontainers.agent.work.LockedJobs;
import org.personalcontainers.agent.work.Standstill;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.identity.Peer;

class FiguresTest {
  private static final Path PAGE = Path.of("../docs/reference/metrics.md");

  @TempDir private Path directory;

  private static SortedSet<String> names(String text, String pattern) {
    SortedSet<String> names = new TreeSet<>();
    Pattern.compile(pattern).matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  @Test
  void thePageListsTheirNames() throws Exception {
    Clock clock = Clock.monotonic();
    Tally tally = new Tally(line -> {});
    Jobs jobs =
        new LockedJobs(
            FenceFile.at(directory.resolve("fence.json")),
            (step, token) -> new StepResult.Done(),
            clock,
            new Standstill(clock),
            Runnable::run,
            tally);
    Lookout lookout =
        new Lookout(
            () -> {
              throw new AssertionError("nobody looks");
            },
            List::of,
            () -> "",
            Lookout.Tempo.USUAL);
    Request request =
        new Request(
            "GET", "/metrics", new TreeMap<>(), new byte[0], new Peer.LocalUser("root", "root"));
    byte[] told = new Figures(tally, jobs, lookout).handle(request).body();
    assertEquals(
        names(Files.readString(PAGE), "`(personal_containers_agent_[a-z_]+)`"),
        names(new String(told, StandardCharsets.UTF_8), "# TYPE ([a-z_]+) "));
  }
}

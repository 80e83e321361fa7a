package org.personalcontainers.manager.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.manager.api.CannedCluster;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.api.Witness;
import org.personalcontainers.manager.preview.Checked;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Progress;

class FiguresTest {
  private static final Path PAGE = Path.of("../docs/reference/metrics.md");
  private static final NodeName PI3 = new NodeName("pi3");
  private static final NodeStep HOSTS = new HostStep.WriteHosts(PI3, new TreeMap<>());
  private static final Peer ROOT = new Peer.LocalUser("root", "root");

  private final CannedCluster cluster =
      CannedCluster.of(Path.of("src/test/resources/plans/three-fresh-nodes"));
  private final Tally tally = new Tally(new Witness(new Journal(PI3, InstantSource.system())));
  private final Figures figures =
      new Figures(tally, cluster, request -> Response.text(403, "the rest"));

  private Response ask(Peer peer) throws InterruptedException {
    return figures.handle(new Request("GET", "/metrics", new TreeMap<>(), new byte[0], peer));
  }

  private String told() throws InterruptedException {
    return new String(ask(ROOT).body(), StandardCharsets.UTF_8);
  }

  private static Peer member(Role role) {
    return new Peer.Certified(role, "prometheus", new Fingerprint("ab".repeat(32)));
  }

  private void tells(String line) throws InterruptedException {
    String told = told();
    assertTrue(told.lines().anyMatch(line::equals), () -> line + " is not in:\n" + told);
  }

  private static SortedSet<String> names(String text, String pattern) {
    SortedSet<String> names = new TreeSet<>();
    Pattern.compile(pattern).matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  @Test
  void thePageListsTheirNames() throws Exception {
    assertEquals(
        names(Files.readString(PAGE), "`(personal_containers_manager_[a-z_]+)`"),
        names(told(), "# TYPE ([a-z_]+) "));
  }

  @Test
  void tellsWhatTheLoopDid() throws Exception {
    tally.began(3);
    tally.ordered(new Fence(1, 3, 1), HOSTS);
    tally.answered(HOSTS, new StepResult.Retry("busy"));
    tally.answered(HOSTS, new StepResult.Retry("busy"));
    tally.answered(HOSTS, new StepResult.Done());
    tally.timing(Checked::planned).plan(Fresh.situation(3));
    tells("personal_containers_manager_reigns_total 1.0");
    tells("personal_containers_manager_orders_total 1.0");
    tells("personal_containers_manager_steps_total{outcome=\"retry\"} 2.0");
    tells("personal_containers_manager_steps_total{outcome=\"done\"} 1.0");
    tells("personal_containers_manager_plans_seconds_count 1");
    assertTrue(tally.planning().compareTo(Duration.ZERO) > 0);
  }

  @Test
  void tellsHowTheClusterStands() throws Exception {
    tells("personal_containers_manager_leading 1.0");
    tells("personal_containers_manager_raft_term " + (double) cluster.standing().term());
    tells("personal_containers_manager_nodes_unreachable 0.0");
    cluster.see(PI3, new Observation.Unreachable("silent", Duration.ofSeconds(9)));
    tells("personal_containers_manager_nodes_unreachable 1.0");
  }

  @Test
  void tellsHowTheManagersStand() throws Exception {
    cluster.hear(new MemberId(PI3, "cd".repeat(8)), new Progress(7, Duration.ofMillis(1_500)));
    tells("personal_containers_manager_raft_lag_entries 7.0");
    tells("personal_containers_manager_raft_silence_seconds 1.5");
    tells("personal_containers_manager_views_total 0.0");
    tells("personal_containers_manager_group_members 0.0");
  }

  @Test
  void tellsWhatWaitsToBeHealed() throws Exception {
    Figures healing =
        new Figures(
            tally,
            CannedCluster.of(Path.of("src/test/resources/plans/nothing-to-do")),
            request -> Response.text(403, "the rest"));
    Request asked = new Request("GET", "/metrics", new TreeMap<>(), new byte[0], ROOT);
    String told = new String(healing.handle(asked).body(), StandardCharsets.UTF_8);
    assertTrue(
        told.contains("personal_containers_manager_heals_pending{volume=\"docker\"} 0.0"), told);
    tells("personal_containers_manager_heals_pending{volume=\"docker\"} NaN");
  }

  @Test
  void onlyMonitoringAndPeopleReadThem() throws Exception {
    assertEquals(200, ask(member(Role.METRICS)).status());
    assertEquals(200, ask(member(Role.PERSON)).status());
    assertEquals(403, ask(member(Role.AGENT)).status());
    assertEquals(403, ask(member(Role.MANAGER)).status());
    assertEquals(403, ask(new Peer.Anonymous()).status());
  }
}

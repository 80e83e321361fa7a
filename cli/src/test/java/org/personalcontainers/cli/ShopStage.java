package org.personalcontainers.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.ServiceSeen.Rollout;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.manager.api.CannedCluster;

/** A cluster on which a shop is handed in; all that is planned comes true while one waits. */
abstract class ShopStage {
  static final StackName SHOP = new StackName("shop");
  static final ServiceName WEB = new ServiceName("web");
  static final ContentHash OLD = new ContentHash("9".repeat(64));

  @TempDir Path directory;
  Stage stage;
  CannedCluster cluster;

  @BeforeEach
  void open() throws IOException {
    stage = Stage.of("stack-runs", directory);
    cluster = stage.scene().cluster();
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  String file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file.toString();
  }

  String shop() throws IOException {
    return file("shop.yml", "services: {web: {image: 'shop:${V:-1}'}}\n");
  }

  Optional<StackWish> wish() {
    return Optional.ofNullable(cluster.books().orElseThrow().stacks().get(SHOP));
  }

  /** What swarm shows of it from now on, whatever is planned. */
  void shows(Rollout rollout, int running, String trouble, long version) {
    ContentHash content = rollout == Rollout.STEADY ? wished() : OLD;
    shows(rollout, Optional.of(content), running, trouble, version);
  }

  void shows(
      Rollout rollout, Optional<ContentHash> content, int running, String trouble, long version) {
    cluster.stopWork();
    ServiceSeen web =
        new ServiceSeen(
            "shop:1",
            content,
            1,
            running,
            rollout,
            Optional.of(trouble).filter(text -> !text.isEmpty()),
            version);
    StackSeen stack = new StackSeen(new TreeMap<>(java.util.Map.of(WEB, web)));
    for (String node : List.of("pi1", "pi2", "pi3")) {
      NodeName name = new NodeName(node);
      cluster.see(name, with(stack, observation(name)));
    }
  }

  ContentHash wished() {
    return wish().orElseThrow() instanceof StackWish.Run run
        ? run.services().getOrDefault(WEB, OLD)
        : OLD;
  }

  Observation.Seen observation(NodeName node) {
    if (cluster.lastTurn().orElseThrow().situation().observations().get(node)
        instanceof Observation.Seen seen) {
      return seen;
    }
    throw new AssertionError(node + " is not seen");
  }

  static Observation with(StackSeen stack, Observation.Seen seen) {
    return new Observation.Seen(
        seen.status().withCluster(seen.status().cluster().map(c -> c.withStack(SHOP, stack))),
        List.of());
  }

  String text(String document) {
    return cluster.documents().entrySet().stream()
        .filter(entry -> entry.getKey().value().equals(document))
        .map(entry -> entry.getValue().content().text())
        .findFirst()
        .orElseThrow();
  }
}

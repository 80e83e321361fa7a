package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StorageSpec.Driver;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Wanted;

/** One volume below {@code storage.volumes}. */
final class VolumeSection {
  static final String DOCKER = "docker";
  static final List<String> KEYS =
      List.of("mount", "replicas", "bricks", "tree", "arbiter", "nodes");

  private static final HostPath DOCKER_MOUNT = new HostPath("/opt/docker");
  private static final HostPath BRICKS = new HostPath("/gluster/volumes");
  private static final Form<HostPath> BRICK_PATH = Forms.notation(BRICKS.value(), HostPath::new);
  private static final Form<VolumeSpec.Tree> TREE = Forms.word(Words.of(VolumeSpec.Tree.values()));
  private static final int USUAL_REPLICAS = 3;

  private final Findings findings;
  private final NodesDraft nodes;
  private final Optional<Driver> driver;

  VolumeSection(Findings findings, NodesDraft nodes, Optional<Driver> driver) {
    this.findings = findings;
    this.nodes = nodes;
    this.driver = driver;
  }

  Optional<VolumeDraft> read(KeyPath volumes, Entry entry) {
    KeyPath path = volumes.key(entry.key());
    Optional<VolumeName> name = name(path, entry);
    return Fields.group(findings, path, entry.value(), path.last() + ": {mount: /srv/media}")
        .map(group -> new Fields(findings, path, group, KEYS))
        .map(fields -> draft(fields, name));
  }

  private Optional<VolumeName> name(KeyPath path, Entry entry) {
    if (entry.key().equals("all")) {
      findings.add(
          path,
          entry.place(),
          quoted("all") + " means every volume to Gluster",
          "give the volume another name");
    }
    return Named.key(findings, path, entry, VolumeName::new);
  }

  private VolumeDraft draft(Fields fields, Optional<VolumeName> name) {
    boolean docker = name.map(VolumeName::value).orElse("").equals(DOCKER);
    Optional<List<NodeName>> holders = holders(fields);
    return new VolumeDraft(
        fields,
        name,
        mount(fields, name, docker),
        replicas(fields, holders),
        fields.orDefault("bricks", BRICK_PATH, BRICKS, "one place for all volumes"),
        tree(fields, docker),
        arbiter(fields),
        holders.orElse(List.of()));
  }

  private static Optional<HostPath> mount(
      Fields fields, Optional<VolumeName> name, boolean docker) {
    String example = "/srv/" + name.map(VolumeName::value).orElse("media");
    Form<HostPath> form = Forms.notation(docker ? DOCKER_MOUNT.value() : example, HostPath::new);
    return docker
        ? fields.orDefault("mount", form, DOCKER_MOUNT, "where guides and images expect it")
        : fields.required("mount", form);
  }

  private static Optional<VolumeSpec.Tree> tree(Fields fields, boolean docker) {
    return fields.orDefault(
        "tree",
        TREE,
        docker ? VolumeSpec.Tree.STANDARD : VolumeSpec.Tree.NONE,
        docker ? "directories for config, logs, services and private" : "an empty volume");
  }

  private Optional<NodeName> arbiter(Fields fields) {
    Optional<NodeName> arbiter = fields.optional("arbiter", NodeList.form());
    arbiter.ifPresent(node -> nodes.expect(node, fields.path("arbiter"), findings));
    return arbiter;
  }

  /** Which nodes hold copies, where that is said. */
  private Optional<List<NodeName>> holders(Fields fields) {
    KeyPath path = fields.path("nodes");
    Optional<Tree> tree = fields.tree("nodes");
    if (tree.isPresent() && tree.get() instanceof Tree.Sequence list) {
      findings.written(path);
      return new NodeList(findings, nodes).read(path, list);
    }
    if (tree.isPresent() && !(tree.get() instanceof Tree.Unreadable)) {
      String names = tree.get() instanceof Tree.Scalar scalar ? scalar.text() : "";
      findings.add(
          path,
          Wanted.describe(tree.get()) + " stands where a list of nodes is wanted",
          "write nodes: " + NodeList.bracketed(names.isBlank() ? "pi1 pi2 pi3" : names));
    }
    return Optional.empty();
  }

  private Optional<Integer> replicas(Fields fields, Optional<List<NodeName>> holders) {
    Form<Integer> form = Forms.count("3");
    if (fields.has("replicas")) {
      return fields.optional("replicas", form);
    }
    if (driver.isEmpty() || (fields.has("nodes") && holders.isEmpty())) {
      return Optional.empty();
    }
    return switch (driver.get()) {
      case LOCAL -> fields.orDefault("replicas", form, 1, "a local directory on each node");
      case GLUSTER -> sharedReplicas(fields, form, holders);
    };
  }

  private Optional<Integer> sharedReplicas(
      Fields fields, Form<Integer> form, Optional<List<NodeName>> holders) {
    if (fields.has("arbiter")) {
      return fields.orDefault("replicas", form, 2, "two copies beside the arbiter");
    }
    return holders.isPresent()
        ? fields.orDefault("replicas", form, holders.get().size(), "one on each listed node")
        : fields.orDefault("replicas", form, USUAL_REPLICAS, "any one node may be lost");
  }
}

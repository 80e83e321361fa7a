package org.personalcontainers.core.spec.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.StorageSpec.Driver;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.Place;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Extent;

/** The section {@code storage}. The volume docker is always there. */
final class StorageSection {
  static final List<String> KEYS = List.of("driver", "volumes");

  private static final Form<Driver> DRIVER = Forms.word(Words.of(Driver.values()));
  private static final int SHARED_FROM = 3;
  private static final int MOST_VOLUMES = 200;

  private final Findings findings;
  private final NodesDraft nodes;

  StorageSection(Findings findings, NodesDraft nodes) {
    this.findings = findings;
    this.nodes = nodes;
  }

  Optional<StorageSpec> read(Fields root) {
    return root.group("storage", "storage: {driver: gluster}")
        .map(group -> new Fields(findings, root.path("storage"), group, KEYS))
        .flatMap(this::storage);
  }

  private Optional<StorageSpec> storage(Fields storage) {
    Optional<Driver> driver = driver(storage);
    VolumeSection section = new VolumeSection(findings, nodes, driver);
    Optional<Tree.Mapping> group =
        storage.group("volumes", "below volumes: docker: {mount: /opt/docker}");
    List<VolumeDraft> drafts =
        group.map(volumes -> withDocker(storage, volumes)).orElse(Map.of()).values().stream()
            .flatMap(entry -> section.read(storage.path("volumes"), entry).stream())
            .toList();
    if (drafts.size() > MOST_VOLUMES) {
      findings.add(
          storage.path("volumes"), "more than " + MOST_VOLUMES + " volumes", "declare fewer");
    } else {
      new ReplicaChecks(findings, nodes, driver).check(drafts);
      new PathChecks(findings).check(drafts);
    }
    return findings.isEmpty() && driver.isPresent()
        ? Optional.of(new StorageSpec(driver.get(), specs(drafts)))
        : Optional.empty();
  }

  private Optional<Driver> driver(Fields storage) {
    if (storage.has("driver")) {
      return storage.optional("driver", DRIVER);
    }
    if (nodes.count().isEmpty()) {
      return Optional.empty();
    }
    boolean shared = nodes.count().getAsInt() >= SHARED_FROM;
    return storage.orDefault(
        "driver",
        DRIVER,
        shared ? Driver.GLUSTER : Driver.LOCAL,
        shared ? "shared storage from three nodes on" : "no shared storage below three nodes");
  }

  private Map<String, Entry> withDocker(Fields storage, Tree.Mapping volumes) {
    Map<String, Entry> all = new LinkedHashMap<>();
    if (volumes.extent() == Extent.WHOLE) {
      Tree nothing = new Tree.Mapping(volumes.place(), Map.of(), Extent.WHOLE);
      Place place = findings.placeOf(storage.path("volumes"));
      all.put(VolumeSection.DOCKER, new Entry(VolumeSection.DOCKER, place, nothing));
    }
    all.putAll(volumes.byKey());
    return all;
  }

  private static SortedMap<VolumeName, VolumeSpec> specs(List<VolumeDraft> drafts) {
    SortedMap<VolumeName, VolumeSpec> specs = new TreeMap<>();
    drafts.stream().map(VolumeDraft::spec).forEach(volume -> specs.put(volume.name(), volume));
    return specs;
  }
}

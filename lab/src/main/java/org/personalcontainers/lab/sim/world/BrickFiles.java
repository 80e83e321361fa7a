package org.personalcontainers.lab.sim.world;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Mount;

/** The brick directories of one disk. */
record BrickFiles(SortedMap<VolumeName, Root> roots) {
  static final BrickFiles NONE = new BrickFiles(new TreeMap<>());

  BrickFiles {
    roots = Ordered.copy(roots);
  }

  /** What lies below one volume's root. */
  record Root(
      HostPath path, SortedMap<Integer, BrickId> markers, SortedMap<Integer, Directory> bricks) {
    Root {
      markers = Ordered.copy(markers);
      bricks = Ordered.copy(bricks);
    }

    BrickRoot seen() {
      TreeMap<Integer, BrickContent> contents = new TreeMap<>();
      bricks.forEach((number, directory) -> contents.put(number, directory.content()));
      return new BrickRoot(markers, contents);
    }
  }

  /**
   * A brick directory.
   *
   * @param written how much of what was ever written to the volume it holds
   */
  record Directory(BrickContent content, Kind kind, long written, Mount.Tree tree) {
    static final Directory EMPTY = of(new BrickContent.Empty(), Kind.DATA);

    static Directory of(BrickContent content, Kind kind) {
      return new Directory(content, kind, 0, Mount.Tree.INCOMPLETE);
    }

    Directory with(Mount.Tree made) {
      return new Directory(content, kind, written, made);
    }

    Directory holding(long all) {
      return new Directory(content, kind, all, tree);
    }
  }

  /** Whether a brick holds files, or only votes. */
  enum Kind {
    DATA,
    ARBITER
  }

  @Nullable Directory directory(VolumeName volume, int number) {
    Root root = roots.get(volume);
    return root == null ? null : root.bricks().get(number);
  }

  BrickFiles with(VolumeName volume, BrickPlace place, Directory directory) {
    Root root = root(volume, place);
    TreeMap<Integer, Directory> more = new TreeMap<>(root.bricks());
    more.put(place.number(), directory);
    return with(volume, new Root(root.path(), root.markers(), more));
  }

  BrickFiles marked(VolumeName volume, BrickPlace place) {
    Root root = root(volume, place);
    TreeMap<Integer, BrickId> more = new TreeMap<>(root.markers());
    more.put(place.number(), place.id());
    return with(volume, new Root(root.path(), more, root.bricks()));
  }

  BrickFiles with(VolumeName volume, int number, Mount.Tree tree) {
    Root root = roots.get(volume);
    Directory directory = directory(volume, number);
    if (root == null || directory == null) {
      return this;
    }
    TreeMap<Integer, Directory> more = new TreeMap<>(root.bricks());
    more.put(number, directory.with(tree));
    return with(volume, new Root(root.path(), root.markers(), more));
  }

  private Root root(VolumeName volume, BrickPlace place) {
    Root root = roots.get(volume);
    return root == null ? new Root(place.root(), new TreeMap<>(), new TreeMap<>()) : root;
  }

  private BrickFiles with(VolumeName volume, Root root) {
    TreeMap<VolumeName, Root> more = new TreeMap<>(roots);
    more.put(volume, root);
    return new BrickFiles(more);
  }
}

package org.personalcontainers.core.stack.yaml;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Extent;
import org.personalcontainers.core.stack.FileObject;
import org.personalcontainers.core.stack.ResourceName;
import org.personalcontainers.core.stack.Service;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackFile;

/** A compose file that has its shape already: its services, and what they share. */
final class DocumentReader {
  private final Remarks remarks;
  private final ObjectReader objects;

  DocumentReader(Filler filler, Remarks remarks) {
    this.remarks = remarks;
    this.objects = new ObjectReader(filler, remarks);
  }

  StackFile read(Tree.Mapping document) {
    Spot root = new Spot(KeyPath.ROOT, document);
    return new StackFile(
        document,
        services(root),
        names(root, "networks"),
        names(root, "volumes"),
        objects(root, "configs"),
        objects(root, "secrets"));
  }

  private SortedMap<ServiceName, Service> services(Spot root) {
    SortedMap<ServiceName, Service> found = new TreeMap<>();
    each(root, "services", new ServiceReader(remarks, root)::read)
        .forEach(service -> found.put(service.name(), service));
    boolean none = root.at("services").map(Spot::entries).orElse(List.of()).isEmpty();
    if (none && document(root).extent() == Extent.WHOLE && remarks.problems().isEmpty()) {
      remarks
          .problems()
          .add(
              KeyPath.ROOT.key("services"),
              document(root).place(),
              "the file has no services",
              ComposeKind.COMPOSE.least());
    }
    return found;
  }

  private static Tree.Mapping document(Spot root) {
    return (Tree.Mapping) root.tree();
  }

  private SortedMap<ResourceName, FileObject> objects(Spot root, String group) {
    SortedMap<ResourceName, FileObject> found = new TreeMap<>();
    each(root, group, objects::read).forEach(object -> found.put(object.key(), object));
    return found;
  }

  private SortedSet<ResourceName> names(Spot root, String group) {
    return new TreeSet<>(each(root, group, this::name));
  }

  private Optional<ResourceName> name(Spot spot, Entry entry) {
    try {
      return Optional.of(new ResourceName(entry.key()));
    } catch (UnfitValue unfit) {
      remarks.problems().add(spot.path(), entry.place(), unfit.wrong(), unfit.remedy());
      return Optional.empty();
    }
  }

  private static <T> List<T> each(
      Spot root, String group, BiFunction<Spot, Entry, Optional<T>> reader) {
    Optional<Spot> spot = root.at(group);
    return spot.map(Spot::entries).orElse(List.of()).stream()
        .flatMap(
            entry ->
                reader
                    .apply(new Spot(spot.get().path().key(entry.key()), entry.value()), entry)
                    .stream())
        .toList();
  }
}

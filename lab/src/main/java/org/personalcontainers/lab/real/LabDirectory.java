package org.personalcontainers.lab.real;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.personalcontainers.core.spec.NodeName;

/** What there is of a lab, as small files: read anew each time, so that any process can go on. */
record LabDirectory(LabName name, Path path) {
  Optional<LabSubnet> subnet() {
    return Disk.read(path.resolve("subnet")).map(text -> new LabSubnet(Integer.parseInt(text)));
  }

  void give(LabSubnet subnet) {
    Disk.write(path.resolve("subnet"), Integer.toString(subnet.number()));
  }

  Optional<Owner> owner() {
    return Disk.read(path.resolve("owner")).map(Owner::parse);
  }

  void give(Owner owner) {
    Disk.write(path.resolve("owner"), owner.toString());
  }

  List<Placed> nodes() {
    return Disk.list(path.resolve("nodes")).stream()
        .flatMap(file -> placed(file).stream())
        .sorted((one, other) -> Integer.compare(one.host(), other.host()))
        .toList();
  }

  void add(Placed node) {
    Disk.write(
        path.resolve("nodes").resolve(node.name().value()), node.host() + " " + node.kind().name());
  }

  SortedSet<Cut> cuts() {
    return Disk.list(path.resolve("cuts")).stream()
        .map(file -> Cut.parse(file.getFileName().toString()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  void add(Cut cut) {
    Disk.write(path.resolve("cuts").resolve(cut.toString()), "");
  }

  void remove(Cut cut) {
    Disk.delete(path.resolve("cuts").resolve(cut.toString()));
  }

  Optional<Slowness> slowness(NodeName node) {
    return Disk.read(slow(node)).map(Slowness::parse);
  }

  void slow(NodeName node, Slowness slowness) {
    Disk.write(slow(node), slowness.toString());
  }

  void unslow(NodeName node) {
    Disk.delete(slow(node));
  }

  private Path slow(NodeName node) {
    return path.resolve("slow").resolve(node.value());
  }

  private static Optional<Placed> placed(Path file) {
    return Disk.read(file).map(text -> text.split(" ")).map(words -> parsed(file, words));
  }

  private static Placed parsed(Path file, String[] words) {
    return new Placed(
        new NodeName(file.getFileName().toString()),
        Integer.parseInt(words[0]),
        NodeKind.valueOf(words[1]));
  }
}

package org.personalcontainers.core.stack.yaml;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.stack.FileObject;
import org.personalcontainers.core.stack.FileObject.Source;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.ResourceName;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.VariableName;

/** A config or secret of the stack: exactly one key says where its content comes from. */
final class ObjectReader {
  private static final List<String> SOURCES =
      List.of("file", "content", "environment", "external", "driver");

  private final Filler filler;
  private final Remarks remarks;

  ObjectReader(Filler filler, Remarks remarks) {
    this.filler = filler;
    this.remarks = remarks;
  }

  Optional<FileObject> read(Spot spot, Entry entry) {
    Optional<ResourceName> key = key(spot, entry);
    Optional<ResourceName> name =
        spot.at("name")
            .or(() -> spot.at("external").flatMap(external -> external.at("name")))
            .flatMap(at -> at.scalar().flatMap(s -> remarks.read(at.path(), s, ResourceName::new)));
    Optional<Source> source = source(spot, entry);
    return key.flatMap(found -> source.map(from -> new FileObject(found, name, from)));
  }

  private Optional<ResourceName> key(Spot spot, Entry entry) {
    try {
      return Optional.of(new ResourceName(entry.key()));
    } catch (UnfitValue unfit) {
      remarks.problems().add(spot.path(), entry.place(), unfit.wrong(), unfit.remedy());
      return Optional.empty();
    }
  }

  private Optional<Source> source(Spot spot, Entry entry) {
    List<Spot> given = SOURCES.stream().flatMap(key -> spot.at(key).stream()).toList();
    List<Spot> meant = given.stream().filter(source -> !source.says("false")).toList();
    if (meant.size() != 1) {
      if (!spot.isTorn()
          && SOURCES.stream().noneMatch(key -> remarks.isLost(spot.path().key(key)))) {
        refuse(spot, entry, meant);
      }
      return Optional.empty();
    }
    return source(meant.getFirst());
  }

  private void refuse(Spot spot, Entry entry, List<Spot> meant) {
    remarks
        .problems()
        .add(
            spot.path(),
            entry.place(),
            meant.isEmpty()
                ? "nothing says where the content comes from"
                : meant.get(0).path().last()
                    + " and "
                    + meant.get(1).path().last()
                    + " don't go together",
            meant.isEmpty() ? "write file: ./NAME, or external: true" : "keep one of the two");
  }

  private Optional<Source> source(Spot spot) {
    return switch (spot.path().last()) {
      case "file" ->
          spot.scalar()
              .flatMap(scalar -> remarks.read(spot.path(), scalar, LocalPath::of))
              .map(FileObject.Local::new);
      case "content" ->
          spot.scalar()
              .map(
                  scalar ->
                      remarks.isSecret(scalar.place())
                          ? new Value.Secret(scalar.text())
                          : new Value.Plain(scalar.text()))
              .map(FileObject.Inline::new);
      case "environment" -> variable(spot).map(FileObject.Inline::new);
      case "external" -> Optional.of(new FileObject.External());
      default -> Optional.of(new FileObject.Driven());
    };
  }

  private Optional<Value> variable(Spot spot) {
    return spot.scalar()
        .flatMap(scalar -> remarks.read(spot.path(), scalar, VariableName::new))
        .flatMap(name -> filler.require(spot.path(), spot.tree().place(), name));
  }
}

package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Mount;
import org.personalcontainers.core.stack.ResourceName;

/** One mount of a service, in the short spelling or the long one. */
final class MountReader {
  private static final Set<String> TYPES =
      Set.of("volume", "bind", "tmpfs", "npipe", "cluster", "image");

  private final Remarks remarks;

  MountReader(Remarks remarks) {
    this.remarks = remarks;
  }

  Optional<Mount> read(Spot spot) {
    return spot.tree() instanceof Tree.Scalar scalar
        ? remarks.read(spot.path(), scalar, MountReader::parse)
        : readLong(spot);
  }

  private static Mount parse(String text) {
    List<String> parts = List.of(text.split(":", -1));
    if (parts.size() > 3 || parts.contains("")) {
      throw new UnfitValue(
          quoted(text) + " is not a mount", "write one such as ./conf:/etc/conf:ro or data:/data");
    }
    if (parts.size() == 1) {
      return new Mount.InVolume(Optional.empty(), target(text));
    }
    String source = parts.getFirst();
    return isPath(source)
        ? bind(source, target(parts.get(1)))
        : new Mount.InVolume(Optional.of(new ResourceName(source)), target(parts.get(1)));
  }

  private static boolean isPath(String source) {
    return source.startsWith(".") || source.startsWith("/") || source.startsWith("~");
  }

  private static Mount bind(String source, String target) {
    if (source.startsWith("~")) {
      throw new UnfitValue(
          quoted(source) + " lies in somebody's home, and a service has none",
          "write the whole path on the nodes, or copy it beside the compose file");
    }
    return source.startsWith("/")
        ? new Mount.HostBind(source, target)
        : new Mount.LocalBind(LocalPath.of(source), target);
  }

  private static String target(String path) {
    if (!path.startsWith("/")) {
      throw new UnfitValue(
          quoted(path) + " is not a path in the container", "begin it with /, such as /data");
    }
    return path;
  }

  private Optional<Mount> readLong(Spot spot) {
    Optional<Spot> type = spot.at("type");
    Optional<String> target = required(spot, "target", "/data");
    if (type.isEmpty() || !TYPES.contains(type.get().text().orElse(""))) {
      Spot at = type.orElse(spot);
      remarks.refuse(
          at.path(),
          at.tree(),
          type.isEmpty() ? "type is missing" : "this type of mount is not known",
          "write type: volume, bind or tmpfs");
      return Optional.empty();
    }
    return target.flatMap(path -> readLong(spot, type.get().text().orElse(""), path));
  }

  private Optional<Mount> readLong(Spot spot, String type, String target) {
    return switch (type) {
      case "bind" ->
          required(spot, "source", "/srv/data")
              .flatMap(source -> at(spot, "source", text -> longBind(text, target)));
      case "volume" -> Optional.of(new Mount.InVolume(volume(spot), target));
      default -> Optional.of(new Mount.Fleeting(target));
    };
  }

  /** In the long spelling a bare word is a path, too. */
  private static Mount longBind(String source, String target) {
    return bind(isPath(source) ? source : "./" + source, target);
  }

  private Optional<ResourceName> volume(Spot spot) {
    return at(spot, "source", ResourceName::new);
  }

  private Optional<String> required(Spot spot, String key, String example) {
    if (spot.at(key).isEmpty()) {
      remarks.refuse(
          spot.path(), spot.tree(), key + " is missing", "write " + key + ": " + example);
    }
    return key.equals("target")
        ? at(spot, key, MountReader::target)
        : spot.at(key).flatMap(Spot::text);
  }

  private <T> Optional<T> at(Spot spot, String key, Function<String, T> form) {
    return spot.at(key)
        .flatMap(
            child -> child.scalar().flatMap(scalar -> remarks.read(child.path(), scalar, form)));
  }
}

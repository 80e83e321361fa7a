package org.personalcontainers.core.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;

/** What must hold between the paths of volumes, and between them and the system's own. */
final class PathChecks {
  /** Directories that a mount would hide with all that lies in them. */
  private static final Set<String> CROWDED =
      Set.of("/home", "/media", "/mnt", "/opt", "/root", "/srv", "/usr", "/var", "/var/lib");

  /** Directories in which nothing of ours belongs. */
  private static final List<HostPath> SYSTEM =
      Stream.of(
              "/bin",
              "/boot",
              "/dev",
              "/etc",
              "/lib",
              "/lib64",
              "/proc",
              "/run",
              "/sbin",
              "/sys",
              "/tmp",
              "/usr",
              "/var/lib/docker",
              "/var/lib/containerd",
              "/var/lib/glusterd",
              "/var/lib/personal-containers",
              "/var/log",
              "/var/run",
              "/var/tmp")
          .map(HostPath::new)
          .toList();

  private final Findings findings;

  PathChecks(Findings findings) {
    this.findings = findings;
  }

  void check(List<VolumeDraft> volumes) {
    List<Used> before = new ArrayList<>();
    for (Used path : volumes.stream().flatMap(PathChecks::used).toList()) {
      checkSystem(path);
      before.stream()
          .filter(other -> clash(other, path))
          .findFirst()
          .ifPresent(other -> refuse(other, path));
      before.add(path);
    }
  }

  private static Stream<Used> used(VolumeDraft volume) {
    String name = volume.name().map(VolumeName::value).orElse("media");
    Optional<Used> mount =
        volume.mount().map(path -> new Used(volume.path(), name, Purpose.MOUNT, path));
    Optional<Used> bricks =
        volume.brickRoot().map(path -> new Used(volume.path(), name, Purpose.BRICKS, path));
    return Stream.concat(mount.stream(), bricks.stream());
  }

  private void checkSystem(Used used) {
    boolean crowded = CROWDED.contains(used.path().value());
    Optional<HostPath> system = SYSTEM.stream().filter(used.path()::isWithin).findFirst();
    if (crowded || system.isPresent()) {
      findings.add(
          used.key(),
          used.path() + (system.isPresent() ? " belongs to the system" : " holds other things"),
          "write a directory of its own, such as " + used.example());
    }
  }

  private static boolean clash(Used first, Used second) {
    return first.path().isWithin(second.path()) || second.path().isWithin(first.path());
  }

  private void refuse(Used first, Used second) {
    if (findings.isWritten(first.key()) && !findings.isWritten(second.key())) {
      refuseWritten(second, first);
    } else {
      refuseWritten(first, second);
    }
  }

  private void refuseWritten(Used other, Used written) {
    findings.add(
        written.key(),
        written.path() + relation(other, written) + " the " + other.words(),
        "write a directory apart from it, such as " + written.example());
  }

  private static String relation(Used first, Used second) {
    if (first.path().equals(second.path())) {
      return " is also";
    }
    return second.path().isWithin(first.path()) ? " lies within" : " holds";
  }

  private enum Purpose {
    MOUNT("mount", "/srv/", "/data/"),
    BRICKS("bricks", "/gluster/volumes/", "/bricks/");

    private final String key;
    private final String usual;
    private final String other;

    Purpose(String key, String usual, String other) {
      this.key = key;
      this.usual = usual;
      this.other = other;
    }
  }

  private record Used(KeyPath volume, String name, Purpose purpose, HostPath path) {
    KeyPath key() {
      return volume.key(purpose.key);
    }

    String words() {
      return purpose.key + " of " + volume + " (" + path + ")";
    }

    /** One that is not what stands there. */
    String example() {
      boolean taken = path.value().startsWith(purpose.usual);
      String parent = taken ? purpose.other : purpose.usual;
      return purpose == Purpose.MOUNT ? parent + name : parent.substring(0, parent.length() - 1);
    }
  }
}

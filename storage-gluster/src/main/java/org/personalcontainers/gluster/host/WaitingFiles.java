package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.personalcontainers.core.spec.VolumeName;

/**
 * Files that wait to be healed. Where a brick has lost a new file in a power cut, its directory
 * does not count as different: Gluster then tries for ever to heal a file that the brick does not
 * have, by its number, and makes it there once somebody asks for its name.
 */
final class WaitingFiles {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** The others have their turn with the next order. */
  private static final int MOST = 64;

  private static final String MOUNTS = "/run/personal-containers-heal/";
  private static final Pattern NUMBER =
      Pattern.compile("<gfid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>");

  private final GlusterCommand gluster;
  private final Programs programs;

  WaitingFiles(GlusterCommand gluster, Programs programs) {
    this.gluster = gluster;
    this.programs = programs;
  }

  /** Asks for the name of each, in a mount of its own that also gives names for numbers. */
  void lookUp(VolumeName volume) {
    Set<String> files = waiting(volume);
    if (!files.isEmpty()) {
      String mount = MOUNTS + volume;
      programs.run(LIMIT, List.of("umount", "--lazy", mount));
      if (isMounted(volume, mount)) {
        files.stream().limit(MOST).forEach(file -> lookUp(mount, file));
      }
      programs.run(LIMIT, List.of("umount", "--lazy", mount));
    }
  }

  /** Gluster tells the names of some, and of others the number. */
  private Set<String> waiting(VolumeName volume) {
    Reply reply = gluster.ask(LIMIT, "volume", "heal", volume.value(), "info");
    return reply.fact(WaitingFiles::files).ifKnown().orElse(Set.of());
  }

  private static Set<String> files(Element output) {
    return output.at("healInfo", "bricks").all("brick").stream()
        .flatMap(brick -> brick.all("file").stream())
        .map(Element::text)
        .filter(file -> file.startsWith("/") || NUMBER.matcher(file).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isMounted(VolumeName volume, String mount) {
    List<String> order =
        List.of("mount", "-t", "glusterfs", "-o", "aux-gfid-mount", "localhost:/" + volume, mount);
    return ended(LIMIT, List.of("mkdir", "-p", mount)).isPresent()
        && ended(LIMIT, order).isPresent();
  }

  private void lookUp(String mount, String file) {
    name(mount, file).ifPresent(name -> programs.run(LOOK, List.of("stat", "--", mount + name)));
  }

  private Optional<String> name(String mount, String file) {
    Matcher number = NUMBER.matcher(file);
    return number.matches() ? name(mount + "/.gfid/" + number.group(1)) : Optional.of(file);
  }

  private Optional<String> name(String numbered) {
    return ended(
            LOOK,
            List.of(
                "getfattr",
                "--absolute-names",
                "--only-values",
                "-n",
                "glusterfs.gfidtopath",
                numbered))
        .map(String::stripTrailing)
        .filter(name -> name.startsWith("/"));
  }

  /** What it said; nothing where it failed. */
  private Optional<String> ended(Duration limit, List<String> arguments) {
    return programs.run(limit, arguments) instanceof Programs.Outcome.Ended(int exit, String out, _)
            && exit == 0
        ? Optional.of(out)
        : Optional.empty();
  }
}

package org.personalcontainers.agent.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.VolumeId;

/**
 * Brick directories, each with its identity in a file beside it: {@code brick.1} and {@code
 * brick.1.id}. Beside and not inside, because Gluster owns what is inside.
 */
final class BrickDirectories {
  private static final String ROOTS = "/var/lib/personal-containers/agent/brick-roots/";
  private static final Pattern DIRECTORY = Pattern.compile("brick\\.([0-9]{1,9})");
  private static final Pattern MARKER = Pattern.compile("brick\\.([0-9]{1,9})\\.id");

  private final NodeFiles files;
  private final BrickMarks marks;

  BrickDirectories(NodeFiles files, Command command) {
    this.files = files;
    this.marks = new BrickMarks(files, command);
  }

  SortedMap<VolumeName, BrickRoot> look() throws IOException {
    Map<String, VolumeId> claims = marks.on(allDirectories());
    TreeMap<VolumeName, BrickRoot> seen = new TreeMap<>();
    for (String volume : files.list(ROOTS)) {
      List<HostPath> there =
          roots(volume).stream().filter(root -> files.isDirectory(root.value())).toList();
      if (!there.isEmpty()) {
        seen.put(new VolumeName(volume), look(there, claims));
      }
    }
    return seen;
  }

  /** Where bricks of ours lie, whatever volume they are of. */
  SortedSet<HostPath> roots() throws IOException {
    TreeSet<HostPath> all = new TreeSet<>();
    for (String volume : files.list(ROOTS)) {
      all.addAll(roots(volume));
    }
    return all;
  }

  private List<String> allDirectories() throws IOException {
    List<String> all = new ArrayList<>();
    for (HostPath root : roots()) {
      numbered(root, DIRECTORY).values().forEach(all::add);
    }
    return all;
  }

  private BrickRoot look(List<HostPath> roots, Map<String, VolumeId> claims) throws IOException {
    TreeMap<Integer, BrickId> markers = new TreeMap<>();
    TreeMap<Integer, BrickContent> bricks = new TreeMap<>();
    for (HostPath root : roots) {
      for (Map.Entry<Integer, String> marker : numbered(root, MARKER).entrySet()) {
        markers.put(marker.getKey(), identity(marker.getValue()));
      }
      for (Map.Entry<Integer, String> brick : numbered(root, DIRECTORY).entrySet()) {
        bricks.put(brick.getKey(), content(brick.getValue(), claims));
      }
    }
    return new BrickRoot(markers, bricks);
  }

  private SortedMap<Integer, String> numbered(HostPath root, Pattern form) throws IOException {
    TreeMap<Integer, String> found = new TreeMap<>();
    for (String name : files.list(root.value())) {
      Matcher matcher = form.matcher(name);
      if (matcher.matches()) {
        found.put(Integer.valueOf(matcher.group(1)), root.below(name).value());
      }
    }
    return found;
  }

  private BrickId identity(String marker) throws IOException {
    String text = files.read(marker).orElse("").strip();
    if (text.isEmpty()) {
      throw new IOException(marker + " is empty: nobody knows which brick lies beside it");
    }
    return new BrickId(text);
  }

  private BrickContent content(String brick, Map<String, VolumeId> claims) throws IOException {
    VolumeId claim = claims.get(brick);
    if (claim != null) {
      return new BrickContent.Claimed(claim);
    }
    boolean empty = files.isDirectory(brick) && files.list(brick).isEmpty();
    return empty ? new BrickContent.Empty() : new BrickContent.Foreign();
  }

  /**
   * First the marker, then the directory: one without a marker is never ours.
   *
   * @param missing where something is to be mounted, and is not
   */
  Answer make(VolumeName volume, BrickPlace place, SortedSet<HostPath> missing) throws IOException {
    String brick = place.path().value();
    String marker = brick + ".id";
    Optional<BrickId> found =
        files.exists(marker) ? Optional.of(identity(marker)) : Optional.empty();
    if (found.isEmpty() && files.exists(brick)) {
      return new Answer.Refused(brick + " is there, and has no marker of ours");
    }
    Optional<HostPath> bare = missing.stream().filter(place.path()::isWithin).findFirst();
    if (found.isEmpty() && bare.isPresent()) {
      return new Answer.Refused("nothing is mounted at " + bare.get() + ", where a disk is to be");
    }
    if (found.isPresent() && !found.get().equals(place.id())) {
      return new Answer.Refused(brick + " is " + found.get() + ", and not " + place.id());
    }
    remember(volume, place.root());
    if (found.isEmpty()) {
      files.write(marker, place.id() + "\n");
    }
    files.makeDirectories(brick);
    return new Answer.Done();
  }

  /** Before anything is made there, so that nothing is ever made and forgotten. */
  private void remember(VolumeName volume, HostPath root) throws IOException {
    TreeSet<HostPath> roots = new TreeSet<>(roots(volume.value()));
    if (roots.add(root)) {
      StringBuilder text = new StringBuilder();
      roots.forEach(path -> text.append(path).append('\n'));
      files.write(ROOTS + volume, text.toString());
    }
  }

  private List<HostPath> roots(String volume) throws IOException {
    String text = files.read(ROOTS + volume).orElse("");
    return text.lines().filter(line -> !line.isBlank()).map(HostPath::new).toList();
  }
}

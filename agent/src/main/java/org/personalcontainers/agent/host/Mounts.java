package org.personalcontainers.agent.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.status.Mount;

/** What is mounted, and keeping it so: by systemd, so that it outlives the agent. */
final class Mounts {
  private static final Duration COMES_UP = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final NodeFiles files;
  private final Command command;
  private final Systemd systemd;
  private final DirectoryTree tree;

  Mounts(NodeFiles files, Command command) {
    this.files = files;
    this.command = command;
    this.systemd = new Systemd(command);
    this.tree = new DirectoryTree(command);
  }

  /** At the points that we keep, and wherever else there is a volume. */
  SortedMap<HostPath, Mount> look() throws IOException {
    MountTable table = table();
    TreeSet<HostPath> points = new TreeSet<>(table.glusterPoints());
    points.addAll(ourPoints());
    TreeMap<HostPath, Mount> mounts = new TreeMap<>();
    for (HostPath point : points) {
      table.at(point).ifPresent(source -> mounts.put(point, tree.look(point, source)));
    }
    return mounts;
  }

  /** That of the first process: the agent may live in a namespace of its own. */
  private MountTable table() throws IOException {
    return MountTable.of(files.readKernel("/proc/1/mountinfo"));
  }

  private List<HostPath> ourPoints() throws IOException {
    List<HostPath> points = new ArrayList<>();
    for (String name : files.list(Systemd.UNITS)) {
      if (name.endsWith(".mount")) {
        ourPoint(Systemd.UNITS + name).ifPresent(points::add);
      }
    }
    return points;
  }

  private Optional<HostPath> ourPoint(String unit) throws IOException {
    String text = files.read(unit).orElse("");
    return text.startsWith(MountUnit.HEAD) ? MountUnit.where(text) : Optional.empty();
  }

  /** Where the system is to mount something by others' wish, and nothing is mounted. */
  SortedSet<HostPath> missing() throws IOException {
    return new BootMounts(files).missingFrom(table());
  }

  Answer mount(MountUnit unit) throws IOException {
    Optional<Mount.Source> there = table().at(unit.point());
    if (there.isEmpty()) {
      return mountBare(unit);
    }
    if (!there.get().equals(unit.source())) {
      return new Answer.Refused(there.get() + " is mounted at " + unit.point());
    }
    keep(unit);
    return answers(unit) ? new Answer.Done() : mountAnew(unit);
  }

  private Answer mountBare(MountUnit unit) throws IOException {
    String point = unit.point().value();
    if (!files.list(point).isEmpty()) {
      return new Answer.Refused(
          "files lie at " + point + ", and a mount would hide them: move them away");
    }
    keep(unit);
    protect(point);
    systemd.startWithin(COMES_UP, unit.name());
    return outcome(unit);
  }

  /** Whoever holds a file in it keeps the dead one; everybody else gets the new one. */
  private Answer mountAnew(MountUnit unit) throws IOException {
    String point = unit.point().value();
    command.run(LIMIT, List.of("umount", "--lazy", point));
    protect(point);
    systemd.restartWithin(COMES_UP, unit.name());
    return outcome(unit);
  }

  private void keep(MountUnit unit) throws IOException {
    if (unit.source() instanceof Mount.Source.Volume) {
      files.write(MountUnit.GATE_SCRIPT, MountUnit.GATE_SCRIPT_TEXT);
      files.write(Systemd.UNITS + MountUnit.GATE_UNIT, MountUnit.GATE_TEXT);
    }
    files.write(Systemd.UNITS + unit.dockerDropIn(), unit.dockerDropInText());
    files.write(Systemd.UNITS + unit.name(), unit.text());
    systemd.enable(unit.name());
  }

  /**
   * Nobody writes into the bare directory while nothing is mounted there. Not every filesystem can
   * do that, and the mount is worth having without.
   */
  private void protect(String point) throws IOException {
    files.makeDirectories(point);
    command.run(LIMIT, List.of("chattr", "+i", point));
  }

  private Answer outcome(MountUnit unit) throws IOException {
    return answers(unit)
        ? new Answer.Done()
        : new Answer.Unanswered(
            unit.source()
                + " did not come up at "
                + unit.point()
                + ": journalctl -u "
                + unit.name());
  }

  private boolean answers(MountUnit unit) throws IOException {
    return table().at(unit.point()).equals(Optional.of(unit.source()))
        && tree.look(unit.point(), unit.source()).health() == Mount.Health.ANSWERS;
  }

  Answer makeTree(HostPath point) throws IOException {
    return table().at(point).isEmpty()
        ? new Answer.Refused("nothing is mounted at " + point)
        : tree.make(point);
  }
}

package org.personalcontainers.agent.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.MachineSeen.Clock;
import org.personalcontainers.core.status.MachineSeen.DiskSeen;
import org.personalcontainers.core.status.MachineSeen.Limits;

/** The machine below the system: memory, kernel, clock and disks. */
final class Machinery {
  private static final HostPath DOCKER = new HostPath("/var/lib/docker");
  private static final List<String> MODULES = List.of("fuse", "macvlan", "nf_tables", "vxlan");
  private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+([0-9]+) kB");
  private static final String TIMESYNC = "/run/systemd/timesync";

  private final NodeFiles files;
  private volatile boolean complete;

  Machinery(NodeFiles files) {
    this.files = files;
  }

  /**
   * @param roots where bricks lie
   */
  MachineSeen look(Iterable<HostPath> roots) throws IOException {
    return new MachineSeen(memory(), limits(), missingModules(), clock(), disks(roots));
  }

  private long memory() throws IOException {
    Matcher total = MEMORY.matcher(files.readKernel("/proc/meminfo"));
    if (!total.find()) {
      throw new IOException("/proc/meminfo does not tell the memory");
    }
    return Long.parseLong(total.group(1)) >> 10;
  }

  /** Raspberry Pi OS leaves it out, unless the kernel's command line asks for it. */
  private Fact<Limits> limits() throws IOException {
    String unified = "/sys/fs/cgroup/cgroup.controllers";
    if (files.exists(unified)) {
      return limits(words(files.readKernel(unified)).contains("memory"));
    }
    return files.exists("/proc/cgroups")
        ? limits(files.readKernel("/proc/cgroups").lines().anyMatch(Machinery::enablesMemory))
        : Fact.unknown("the kernel tells no control groups");
  }

  private static Fact<Limits> limits(boolean heeded) {
    return Fact.known(heeded ? Limits.HEEDED : Limits.IGNORED);
  }

  private static boolean enablesMemory(String line) {
    List<String> words = words(line);
    return words.getFirst().equals("memory") && words.getLast().equals("1");
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** A kernel that has all keeps it until the next boot; what it lacks can be installed. */
  private Fact<SortedSet<String>> missingModules() throws IOException {
    if (complete) {
      return Fact.known(new TreeSet<>());
    }
    Fact<SortedSet<String>> missing = modulesMissing();
    complete = missing.ifKnown().filter(SortedSet::isEmpty).isPresent();
    return missing;
  }

  private Fact<SortedSet<String>> modulesMissing() throws IOException {
    TreeSet<String> absent = new TreeSet<>(MODULES);
    absent.removeIf(module -> files.isDirectory("/sys/module/" + module));
    String directory = "/lib/modules/" + files.readKernel("/proc/sys/kernel/osrelease").strip();
    if (absent.isEmpty() || files.exists(directory + "/modules.dep")) {
      String known = listed(directory, "modules.dep") + listed(directory, "modules.builtin");
      absent.removeIf(module -> known.contains("/" + module + ".ko"));
      return Fact.known(absent);
    }
    return Fact.unknown("there is no " + directory + ": nobody can tell of " + absent);
  }

  private String listed(String directory, String list) throws IOException {
    return files.read(directory + "/" + list).orElse("");
  }

  private Fact<Clock> clock() {
    if (!files.isDirectory(TIMESYNC)) {
      return Fact.unknown("systemd-timesyncd does not run");
    }
    boolean synchronised = files.exists(TIMESYNC + "/synchronized");
    return Fact.known(synchronised ? Clock.SYNCHRONISED : Clock.LEFT_ALONE);
  }

  private SortedMap<HostPath, DiskSeen> disks(Iterable<HostPath> roots) {
    TreeMap<HostPath, DiskSeen> disks = new TreeMap<>();
    Path docker = files.at(DOCKER.value());
    while (!Files.exists(docker)) {
      docker = Objects.requireNonNull(docker.getParent());
    }
    addDisk(disks, DOCKER, docker);
    roots.forEach(root -> addDisk(disks, root, files.at(root.value())));
    return disks;
  }

  /** What is not there, or does not tell, is left out: another disk's figures are no answer. */
  private static void addDisk(Map<HostPath, DiskSeen> disks, HostPath path, Path there) {
    File disk = there.toFile();
    if (disk.getTotalSpace() > 0) {
      disks.put(path, DiskSeen.of(disk.getTotalSpace(), disk.getUsableSpace()));
    }
  }
}

package org.personalcontainers.agent.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a node's files tell without asking anybody: what is mounted, and when the files were written
 * that Gluster and the host keep of themselves. Somebody's hand on the mount, the hosts file or a
 * volume shows here within a second or two, at the cost of some dozen stats.
 */
public final class Trace implements Supplier<Object> {
  private static final List<String> FILES =
      List.of("etc/hosts", "etc/systemd/system", "var/lib/glusterd/glusterd.info");
  private static final List<String> DIRECTORIES =
      List.of("var/lib/glusterd/peers", "run/gluster/vols");
  private static final String VOLUMES = "var/lib/glusterd/vols";

  /** Enough for what a small cluster has; more would not be cheap any more. */
  private static final int MOST_ENTRIES = 256;

  private final Path root;

  public Trace(Path root) {
    this.root = root;
  }

  @Override
  public Object get() {
    SortedMap<String, String> found = new TreeMap<>();
    FILES.forEach(file -> note(found, root.resolve(file)));
    DIRECTORIES.forEach(directory -> noteAll(found, root.resolve(directory), ""));
    noteAll(found, root.resolve(VOLUMES), "info");
    found.put("mounts", Integer.toString(Arrays.hashCode(mounts())));
    return found;
  }

  private byte[] mounts() {
    try {
      return Files.readAllBytes(root.resolve("proc/1/mountinfo"));
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static void noteAll(SortedMap<String, String> found, Path directory, String file) {
    note(found, directory);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (found.size() < MOST_ENTRIES) {
          note(found, file.isEmpty() ? entry : entry.resolve(file));
        }
      }
    } catch (IOException | DirectoryIteratorException | UncheckedIOException e) {
      found.put(directory.toString(), "cannot be listed");
    }
  }

  private static void note(SortedMap<String, String> found, Path file) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      found.put(file.toString(), attributes.lastModifiedTime() + "/" + attributes.fileKey());
    } catch (IOException e) {
      found.put(file.toString(), "not there");
    }
  }
}

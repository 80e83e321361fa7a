package org.personalcontainers.agent.ingress;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Server;

/**
 * A socket in a directory of its own, which only root enters. A container mounts the directory, and
 * not the socket: so it finds the new one when the agent was started again.
 */
public final class HatchSocket implements AutoCloseable {
  static final String NAME = "docker.sock";

  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> SOCKET =
      PosixFilePermissions.fromString("rw-------");

  /** For one Traefik and the one that takes its place; no question of theirs has a body. */
  private static final Bounds BOUNDS =
      new Bounds(
          8,
          8,
          8 * 1024,
          0,
          0,
          0,
          Duration.ofSeconds(10),
          Duration.ofSeconds(90),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  private final Server server;
  private final Hatch hatch;

  private HatchSocket(Server server, Hatch hatch) {
    this.server = server;
    this.hatch = hatch;
  }

  /**
   * Nobody can come to the socket before its directory is closed to all others.
   *
   * @param directory lies in one that is there already
   */
  public static HatchSocket open(Path directory, Hatch hatch) throws IOException {
    make(directory);
    return new HatchSocket(Server.unix(directory.resolve(NAME), SOCKET, BOUNDS, hatch), hatch);
  }

  /** Others may write beside it, and put something else in its place before we come. */
  private static void make(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
    } catch (FileAlreadyExistsException e) {
      mustBeOurs(directory);
    }
    Files.setPosixFilePermissions(directory, DIRECTORY);
  }

  private static void mustBeOurs(Path directory) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory() || !found.owner().getName().equals(System.getProperty("user.name"))) {
      throw new IOException(
          directory + " is no directory of the agent's: remove it, and restart the agent");
    }
  }

  /** Takes up to some seconds, where Traefik asks just then. */
  @Override
  public void close() throws IOException {
    try {
      hatch.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.close();
    }
  }
}

package org.personalcontainers.link.http;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a Unix socket.
 *
 * @param key tells our file from one that came in its place
 */
record SocketFile(Path path, Object key) {

  /** Nobody ever sees the file with other permissions, or half made: it is renamed into place. */
  static SocketFile bind(
      ServerSocketChannel channel, Path path, Set<PosixFilePermission> permissions, int backlog)
      throws IOException {
    if (isServed(path)) {
      throw new IOException("somebody listens at " + path + " already");
    }
    Path draft = path.resolveSibling(path.getFileName() + "~");
    Files.deleteIfExists(draft);
    channel.bind(UnixDomainSocketAddress.of(draft), backlog);
    Files.setPosixFilePermissions(draft, permissions);
    Object key = key(draft);
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new SocketFile(path, key);
  }

  private static boolean isServed(Path path) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Object key(Path path) throws IOException {
    return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey())
        .orElseThrow(() -> new IOException(path + " lies on a file system without inodes"));
  }

  /** Ours, and no other's. */
  void remove() throws IOException {
    try {
      if (key(path).equals(key)) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      // Somebody else did it.
    }
  }
}

package org.personalcontainers.link.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who belongs to which group, from a file such as /etc/group. It is read at every question: who was
 * added to a group need not wait for a restart. Groups that a directory service alone knows are not
 * seen.
 */
public final class UnixGroups {
  private static final int MEMBERS = 3;
  private static final long LARGEST = 1 << 20;

  private final Path file;

  public UnixGroups(Path file) {
    this.file = file;
  }

  public static UnixGroups ofThisMachine() {
    return new UnixGroups(Path.of("/etc/group"));
  }

  /** By primary group or as a listed member; a file that cannot be read has no members. */
  public boolean belongs(Peer.LocalUser user, String group) {
    return user.group().equals(group) || isListed(user.user(), group);
  }

  private boolean isListed(String user, String group) {
    try {
      return Files.size(file) <= LARGEST
          && Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
              .map(line -> line.split(":", -1))
              .anyMatch(fields -> lists(fields, user, group));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean lists(String[] fields, String user, String group) {
    return fields.length > MEMBERS
        && fields[0].equals(group)
        && List.of(fields[MEMBERS].split(",", -1)).contains(user);
  }
}

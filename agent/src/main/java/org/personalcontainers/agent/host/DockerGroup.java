package org.personalcontainers.agent.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.status.GroupId;

/**
 * The group of those who may use Docker. Its number is whatever was free when Docker was installed,
 * and files in a shared volume carry that number to nodes where it is another group's.
 */
final class DockerGroup {
  private static final String NAME = "docker";
  private static final String GROUPS = "/etc/group";
  private static final String SOCKET = "/run/docker.sock";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final NodeFiles files;
  private final Systemd programs;

  DockerGroup(NodeFiles files, Command command) {
    this.files = files;
    this.programs = new Systemd(command);
  }

  /** A line of the list of groups: name, password, number, members. */
  private record Line(String name, int number) {
    static Optional<Line> of(String text) {
      String[] parts = text.split(":", -1);
      try {
        return parts.length < 3
            ? Optional.empty()
            : Optional.of(new Line(parts[0], Integer.parseInt(parts[2])));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  private List<Line> lines() throws IOException {
    return files.read(GROUPS).orElse("").lines().flatMap(text -> Line.of(text).stream()).toList();
  }

  Optional<GroupId> look() throws IOException {
    return lines().stream()
        .filter(line -> line.name().equals(NAME))
        .map(line -> new GroupId(line.number()))
        .findFirst();
  }

  /**
   * The daemon's socket goes along, so that whoever might speak to it still may. groupmod leaves
   * the renaming of its file to the kernel: a power cut would bring the old number back.
   */
  Answer align(GroupId wanted) throws IOException {
    Optional<GroupId> there = look();
    if (there.isEmpty()) {
      return new Answer.Refused("there is no group " + NAME);
    }
    Optional<String> owner = owner(wanted);
    if (owner.isPresent()) {
      return new Answer.Refused("the number " + wanted + " is that of the group " + owner.get());
    }
    if (!there.get().equals(wanted)) {
      programs.ended(LIMIT, List.of("groupmod", "-g", wanted.toString(), NAME), "");
      programs.ended(LIMIT, List.of("sync", "--file-system", GROUPS), "");
    }
    if (files.exists(SOCKET)) {
      programs.ended(LIMIT, List.of("chgrp", NAME, SOCKET), "");
    }
    return new Answer.Done();
  }

  private Optional<String> owner(GroupId number) throws IOException {
    return lines().stream()
        .filter(line -> line.number() == number.value() && !line.name().equals(NAME))
        .map(Line::name)
        .findFirst();
  }
}

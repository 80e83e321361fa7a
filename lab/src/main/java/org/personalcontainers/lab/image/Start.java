package org.personalcontainers.lab.image;

import java.util.List;

/** How a container of an image starts when a compose file says nothing, as its upstream has it. */
record Start(
    List<String> entrypoint,
    List<String> command,
    List<String> ports,
    List<String> volumes,
    String user,
    String directory) {
  Start {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    ports = List.copyOf(ports);
    volumes = List.copyOf(volumes);
  }

  static Start by(String... entrypoint) {
    return new Start(List.of(entrypoint), List.of(), List.of(), List.of(), "", "/");
  }

  Start command(String... words) {
    return new Start(entrypoint, List.of(words), ports, volumes, user, directory);
  }

  /** Each as 80/tcp. */
  Start ports(String... all) {
    return new Start(entrypoint, command, List.of(all), volumes, user, directory);
  }

  Start volumes(String... all) {
    return new Start(entrypoint, command, ports, List.of(all), user, directory);
  }

  Start user(String name) {
    return new Start(entrypoint, command, ports, volumes, name, directory);
  }

  Start in(String path) {
    return new Start(entrypoint, command, ports, volumes, user, path);
  }
}

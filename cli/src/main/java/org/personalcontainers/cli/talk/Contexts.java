package org.personalcontainers.cli.talk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Surroundings;

/**
 * The clusters that a person asks from elsewhere: below {@code ~/.config/pcctl} a directory each,
 * with the address, the person's key (0600) and certificate, and the cluster's authority.
 */
public final class Contexts {
  private static final String CURRENT = "current";

  private final Path home;

  private Contexts(Path home) {
    this.home = home;
  }

  public static Contexts of(Surroundings surroundings) {
    Path config =
        surroundings
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .or(() -> surroundings.variable("HOME").map(user -> Path.of(user, ".config")))
            .orElse(Path.of("/root/.config"));
    return new Contexts(config.resolve("pcctl"));
  }

  public List<Context> all() {
    Path contexts = home.resolve("contexts");
    if (!Files.isDirectory(contexts)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(contexts)) {
      return directories
          .filter(directory -> Files.exists(directory.resolve(Context.URL)))
          .sorted()
          .map(Context::new)
          .toList();
    } catch (IOException e) {
      throw Failure.failed("can't read " + contexts + ": " + e.getMessage());
    }
  }

  public Context named(String name) {
    return all().stream()
        .filter(context -> context.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.badInput(
                    "there is no context \""
                        + name
                        + "\"; "
                        + (all().isEmpty() ? "none at all" : "there are " + names())
                        + "\nType: pcctl context add "
                        + name
                        + " https://MANAGER:7670"));
  }

  private String names() {
    return String.join(", ", all().stream().map(Context::name).toList());
  }

  /** The one in use; empty: none is. */
  public Optional<Context> current() {
    Path current = home.resolve(CURRENT);
    if (!Files.exists(current)) {
      return Optional.empty();
    }
    try {
      String name = Files.readString(current).strip();
      return all().stream().filter(context -> context.name().equals(name)).findFirst();
    } catch (IOException e) {
      throw Failure.failed("can't read " + current + ": " + e.getMessage());
    }
  }

  public void use(Context context) {
    try {
      Path fresh = home.resolve(CURRENT + ".new");
      Files.writeString(fresh, context.name() + "\n");
      Files.move(fresh, home.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Failure.failed("can't write in " + home + ": " + e.getMessage());
    }
  }

  /** Throws where no new one can be called so. */
  public void checkFree(String name) {
    if (!name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?") || name.length() > 63) {
      throw Failure.badInput(
          "\"" + name + "\" can't name a context; use small letters, digits and inner hyphens");
    }
    if (Files.exists(directory(name))) {
      throw Failure.badInput(
          "there is a context \"" + name + "\" already\nType: pcctl context rm " + name);
    }
  }

  private Path directory(String name) {
    return home.resolve("contexts").resolve(name);
  }

  /** A directory for a new one, that nobody else may read. */
  Path make(String name) {
    checkFree(name);
    Path directory = directory(name);
    try {
      return Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw Failure.failed("can't make " + directory + ": " + e.getMessage());
    }
  }

  public void remove(Context context) {
    try {
      if (current().filter(context::equals).isPresent()) {
        Files.delete(home.resolve(CURRENT));
      }
      delete(context.directory());
    } catch (IOException e) {
      throw Failure.failed("can't delete " + context.directory() + ": " + e.getMessage());
    }
  }

  /** All that lies below it as well. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

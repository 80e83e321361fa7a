package org.personalcontainers.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.LocalPath;

/**
 * A compose file, and the directory that it lies in.
 *
 * @param label what problems call it
 * @param home what lies beside it lies here
 * @param proposed what the stack is called where nobody says otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record ComposeFile(String label, byte[] bytes, Path home, Optional<String> proposed) {
  /** As people call them, the most usual first. */
  private static final List<String> USUAL =
      List.of(
          "compose.yml",
          "compose.yaml",
          "docker-compose.yml",
          "docker-compose.yaml",
          "stack.yml",
          "stack.yaml");

  /** Far above what a manager keeps. */
  static final int MOST_BYTES = 1024 * 1024;

  static ComposeFile of(String named, InputStream standardInput) {
    if (Download.isMeant(named)) {
      return new Download().of(named);
    }
    try {
      return named.equals("-") ? piped(standardInput) : onDisk(named);
    } catch (NoSuchFileException e) {
      return fromCatalogue(named);
    } catch (InvalidPathException | IOException e) {
      throw Failure.badInput("can't read " + named + ": " + e.getMessage());
    }
  }

  /** One that was made of something else, and has nothing beside it. */
  public static ComposeFile made(String label, byte[] bytes) {
    return new ComposeFile(label, bytes, Path.of(""), Optional.empty());
  }

  /** What lies beside it there is not fetched. */
  static ComposeFile onTheWeb(String label, byte[] bytes, String path) {
    return new ComposeFile(label, bytes, Path.of(""), proposed(Path.of(path).normalize()));
  }

  private static ComposeFile piped(InputStream standardInput) throws IOException {
    byte[] bytes = start("standard input", standardInput);
    return new ComposeFile("standard input", bytes, Path.of(""), Optional.empty());
  }

  private static ComposeFile onDisk(String named) throws IOException {
    Path path = Path.of(named);
    return Files.isDirectory(path) ? inside(named, path) : of(named, path);
  }

  private static ComposeFile inside(String named, Path directory) throws IOException {
    for (String usual : USUAL) {
      if (Files.exists(directory.resolve(usual))) {
        return of(directory.resolve(usual).toString(), directory.resolve(usual));
      }
    }
    throw Failure.badInput(
        "there is no compose file in "
            + named
            + ": none of "
            + String.join(", ", USUAL)
            + "\nName the file itself.");
  }

  private static ComposeFile of(String label, Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      byte[] bytes = start(label, file);
      Path home = Optional.ofNullable(path.toAbsolutePath().normalize().getParent()).orElse(path);
      return new ComposeFile(label, bytes, home, proposed(path.toAbsolutePath().normalize()));
    }
  }

  /** Of compose.yml the directory tells what it is; any other file tells it itself. */
  private static Optional<String> proposed(Path path) {
    String file = String.valueOf(path.getFileName());
    Optional<Path> directory = Optional.ofNullable(path.getParent()).map(Path::getFileName);
    return USUAL.contains(file)
        ? directory.map(Path::toString)
        : Optional.of(file.replaceFirst("\\.ya?ml$", ""));
  }

  static byte[] start(String label, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw Failure.badInput(
          label + " is larger than " + MOST_BYTES / 1024 + " KB; is that the compose file?");
    }
    return bytes;
  }

  private static ComposeFile fromCatalogue(String named) {
    try {
      return Catalogue.find(named)
          .map(bytes -> new ComposeFile(named, bytes, Path.of(""), Optional.of(named)))
          .orElseThrow(() -> missing(named));
    } catch (IOException e) {
      throw Failure.failed(String.valueOf(e.getMessage()));
    }
  }

  private static Failure missing(String named) {
    boolean word = named.matches("[A-Za-z0-9_-]+");
    return Failure.badInput(
        "there is no file "
            + named
            + (word
                ? ", and no stack is called so in the catalogue\nName a compose file, or the"
                    + " directory that it lies in; see: pcctl stack catalogue"
                : "; is the path right?"));
  }

  StackName name(Optional<String> typed) {
    String text =
        typed
            .or(this::proposed)
            .orElseThrow(
                () -> Failure.badInput("what is the stack called?\nSay it so: --name NAME"));
    try {
      return new StackName(text);
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(unfit.getMessage() + "\nGive it another name: --name NAME");
    }
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What lies beside it; at most as much as a manager takes. */
  byte[] beside(LocalPath path) {
    Path file = home.resolve(path.value());
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] content = start(file.toString(), stream);
      return content;
    } catch (NoSuchFileException e) {
      throw Failure.badInput(
          label + " names ./" + path + ", and there is no such file\nIs it beside " + label + "?");
    } catch (IOException e) {
      throw Failure.badInput("can't read " + file + ": " + e.getMessage());
    }
  }
}

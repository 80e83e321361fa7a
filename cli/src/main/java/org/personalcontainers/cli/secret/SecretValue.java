package org.personalcontainers.cli.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Hidden;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.core.api.SecretDraft;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a secret is to hold: out of a file, of standard input, or of somebody's head. Never out of
 * an argument, which everybody on the machine sees.
 */
final class SecretValue {
  private static final String FROM_FILE = "--from-file";
  private static final String RANDOM = "--random";

  /** One more than a manager keeps is read, so that it can say so. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int RANDOM_BYTES = 32;

  private SecretValue() {}

  static CommandSpec options(CommandSpec page) {
    return page.addOption(
            Options.text("FILE", "It holds what is in that file, byte by byte.", FROM_FILE))
        .addOption(Options.flag("It holds 43 letters that nobody has seen.", RANDOM));
  }

  static SecretDraft draft(String name, ParseResult typed, Console console) {
    return new SecretDraft(Base64.getEncoder().encodeToString(bytes(name, typed, console)));
  }

  static boolean isRandom(ParseResult typed) {
    return Options.isGiven(typed, RANDOM);
  }

  private static byte[] bytes(String name, ParseResult typed, Console console) {
    Optional<String> file = Optional.ofNullable(typed.matchedOptionValue(FROM_FILE, null));
    if (isRandom(typed)) {
      if (file.isPresent()) {
        throw Failure.badInput(RANDOM + " and " + FROM_FILE + " don't go together");
      }
      return random();
    }
    return file.isPresent() ? inFile(file.get()) : given(name, console);
  }

  private static byte[] random() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encode(random);
  }

  private static byte[] inFile(String file) {
    try (InputStream stream = Files.newInputStream(Path.of(file))) {
      return bounded(file, stream);
    } catch (InvalidPathException | IOException e) {
      throw Failure.badInput("can't read " + file + ": " + e.getMessage());
    }
  }

  private static byte[] bounded(String label, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw Failure.badInput(
          label + " is larger than " + MOST_BYTES / 1024 + " KB; is that the secret?");
    }
    return bytes;
  }

  private static byte[] given(String name, Console console) {
    return Hidden.isAskedFor(console) ? asked(name, console) : piped(console);
  }

  /** Byte by byte, as with a file; a line's end is easily there unmeant. */
  private static byte[] piped(Console console) {
    try {
      byte[] bytes = bounded("standard input", console.in());
      if (bytes.length > 0 && bytes[bytes.length - 1] == '\n') {
        console
            .err()
            .println(
                "It ends with a line's end, which is kept with it: echo adds one, printf does not.");
      }
      return bytes;
    } catch (IOException e) {
      throw Failure.failed("can't read standard input: " + e.getMessage());
    }
  }

  private static byte[] asked(String name, Console console) {
    String once = Hidden.line("What shall " + name + " hold? (it does not show) ", console);
    Hidden.repeat(once, console);
    return once.getBytes(StandardCharsets.UTF_8);
  }
}

package org.personalcontainers.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.ValuesReading;
import org.personalcontainers.core.stack.yaml.EnvText;

/** A file of values, such as .env, as it lies on the disk. */
public final class ValueFile {
  private ValueFile() {}

  public static Values read(String file) {
    return read(file, Values.NONE);
  }

  /**
   * @param above what wins over the values of this file, also within it
   */
  static Values read(String file, Values above) {
    try {
      ValuesReading reading = EnvText.read(file, Files.readAllBytes(Path.of(file)), above);
      return switch (reading) {
        case ValuesReading.Read(Values values) -> values;
        case ValuesReading.Refused(var problems) -> throw Problems.failure(problems, file);
      };
    } catch (NoSuchFileException e) {
      throw Failure.badInput("there is no file " + file + "; is the path right?");
    } catch (InvalidPathException | IOException e) {
      throw Failure.badInput("can't read " + file + ": " + e.getMessage());
    }
  }
}

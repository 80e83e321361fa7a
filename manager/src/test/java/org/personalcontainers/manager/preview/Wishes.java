package org.personalcontainers.manager.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.wire.Form;

/** What is to become of stacks and certificates, as a folder of golden plans may say. */
public record Wishes(SortedMap<StackName, StackWish> stacks, Optional<ContentHash> equipment) {
  private static final Form<Wishes> FORM = Form.of(Wishes.class);

  /** None where stacks.json is missing. */
  public static Wishes of(Path folder) throws IOException {
    Path file = folder.resolve("stacks.json");
    return Files.exists(file)
        ? FORM.read(Files.readAllBytes(file))
        : new Wishes(new TreeMap<>(), Optional.empty());
  }
}

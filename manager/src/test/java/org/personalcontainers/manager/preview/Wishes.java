package org.personalcontainers.manager.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.wire.Form;

/** What is to become of stacks, as a folder of golden plans may say in stacks.json. */
public record Wishes(SortedMap<StackName, StackWish> stacks) {
  private static final Form<Wishes> FORM = Form.of(Wishes.class);

  /** None where it says nothing. */
  public static SortedMap<StackName, StackWish> of(Path folder) throws IOException {
    Path file = folder.resolve("stacks.json");
    return Files.exists(file) ? FORM.read(Files.readAllBytes(file)).stacks() : new TreeMap<>();
  }
}

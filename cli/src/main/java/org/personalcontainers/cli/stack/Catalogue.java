package org.personalcontainers.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The stacks that come along with pcctl: the directory stacks/ of the sources. */
final class Catalogue {
  /** A test holds it to the directory. */
  static final List<String> NAMES = List.of("core", "httpd", "whoami");

  private Catalogue() {}

  static Optional<byte[]> find(String name) throws IOException {
    return NAMES.contains(name) ? Optional.of(read(name + "/stack.yml")) : Optional.empty();
  }

  /** The heading of its page, without its mark. */
  static String about(String name) throws IOException {
    String page = new String(read(name + "/README.md"), java.nio.charset.StandardCharsets.UTF_8);
    return page.lines().findFirst().orElse("").replaceFirst("^# " + name + ": ", "");
  }

  private static byte[] read(String path) throws IOException {
    try (InputStream file = Catalogue.class.getResourceAsStream("/catalogue/" + path)) {
      if (file == null) {
        throw new IOException("the catalogue of this pcctl has no " + path);
      }
      return file.readAllBytes();
    }
  }
}

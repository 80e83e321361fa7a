package org.personalcontainers.lab.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.personalcontainers.lab.real.LabProblem;

/** What tells one content from another. */
record Sha256(String hex) {
  Sha256 {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("\"" + hex + "\" is no SHA-256");
    }
  }

  static Sha256 of(String text) {
    return of(digest(), text.getBytes(StandardCharsets.UTF_8));
  }

  static Sha256 of(Path file) {
    MessageDigest digest = digest();
    byte[] block = new byte[1 << 16];
    try (InputStream stream = Files.newInputStream(file)) {
      for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
        digest.update(block, 0, read);
      }
    } catch (IOException e) {
      throw new LabProblem(file + " can't be read: " + e, e);
    }
    return of(digest, new byte[0]);
  }

  /** Whatever else a registry hands out, it does not come into an image. */
  void mustBe(Path file, String what) {
    Sha256 found = of(file);
    if (!equals(found)) {
      throw new LabProblem(
          what
              + " is not the one that the lab knows: its SHA-256 is "
              + found.hex
              + " and should be "
              + hex
              + ". Nothing was made of it; find out why before you change the recipe.");
    }
  }

  private static Sha256 of(MessageDigest digest, byte[] rest) {
    return new Sha256(HexFormat.of().formatHex(digest.digest(rest)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

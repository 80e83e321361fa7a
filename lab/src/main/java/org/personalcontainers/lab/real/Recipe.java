package org.personalcontainers.lab.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** What the node image is made of; the same recipe has the same hash. */
record Recipe(String buildTree, String firstProcess) {
  static Recipe ofThisVersion() {
    return new Recipe(resource("build-tree.sh"), resource("lab-init"));
  }

  String suite() {
    return DebianMirror.SUITE;
  }

  /** Of the system disk. */
  String hash() {
    return hashOfTexts(List.of(suite(), buildTree, NodeDisks.SYSTEM_SIZE));
  }

  /** Of the image that boots a system disk: its shell comes from there. */
  String starterHash() {
    return hashOfTexts(List.of(hash(), firstProcess));
  }

  private static String hashOfTexts(List<String> texts) {
    return hashOf(texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  static String hashOfFiles(List<Path> files) {
    return hashOf(files.stream().map(Recipe::bytes).toList());
  }

  private static String hashOf(List<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new LabProblem(file + " can't be read: " + e, e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Recipe.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

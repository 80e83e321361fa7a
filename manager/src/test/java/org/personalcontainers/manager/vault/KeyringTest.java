package org.personalcontainers.manager.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void place() {
    file = directory.resolve("vault.json");
  }

  @Test
  void what_it_holds_outlasts_it_and_is_for_its_owner_alone() throws IOException {
    VaultKey made = Keyring.in(file).made();
    assertEquals(List.of(made), Keyring.in(file).all());
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
  }

  @Test
  void the_newest_is_the_last() throws IOException {
    Keyring keyring = Keyring.in(file);
    VaultKey first = keyring.made();
    VaultKey second = keyring.made();
    keyring.add(List.of(first));
    assertEquals(List.of(first, second), keyring.all());
    assertEquals(Set.of(first.id(), second.id()), keyring.ids());
  }

  @Test
  void only_a_key_that_was_not_there_is_told() throws IOException {
    Keyring keyring = Keyring.in(file);
    AtomicInteger told = new AtomicInteger();
    keyring.onCome(told::incrementAndGet);
    VaultKey key = VaultKey.drawn(new SecureRandom());
    keyring.add(List.of(key));
    keyring.add(List.of(key));
    assertEquals(1, told.get());
  }

  @Test
  void more_than_a_manager_ever_needs_are_refused() throws IOException {
    Keyring keyring = Keyring.in(file);
    List<VaultKey> many =
        Stream.generate(() -> VaultKey.drawn(new SecureRandom())).limit(65).toList();
    assertThrows(IOException.class, () -> keyring.add(many));
    assertEquals(List.of(), Keyring.in(file).all());
  }

  @Test
  void a_spoilt_file_is_told_with_what_to_do_and_never_overwritten() throws IOException {
    Files.writeString(file, "{\"keys\":[\"plantedvalue\"]}");
    IOException spoilt = assertThrows(IOException.class, () -> Keyring.in(file));
    String message = String.valueOf(spoilt.getMessage());
    assertTrue(message.contains(file.toString()) && message.contains("remove it"), message);
    assertTrue(!message.contains("planted"), message);
  }

  @Test
  void a_file_that_somebody_removed_is_written_again_while_its_keys_are_known() throws IOException {
    Keyring keyring = Keyring.in(file);
    keyring.keep();
    assertTrue(Files.notExists(file), "there is nothing to keep");
    VaultKey key = keyring.made();
    Files.delete(file);
    keyring.keep();
    assertEquals(List.of(key), Keyring.in(file).all());
  }

  @Test
  void what_a_crash_left_of_it_goes_with_it() throws IOException {
    Keyring keyring = Keyring.in(file);
    keyring.made();
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.copy(file, draft);
    keyring.forget();
    assertTrue(Files.notExists(draft));
  }

  @Test
  void who_belongs_to_the_group_no_more_keeps_no_key() throws IOException {
    Keyring keyring = Keyring.in(file);
    keyring.made();
    keyring.forget();
    keyring.forget();
    assertEquals(List.of(), keyring.all());
    assertTrue(Files.notExists(file));
  }
}

package org.personalcontainers.manager.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** What lies in the store, what is read there, and who may lead. */
class VaultTest {
  private static final MemberId ONE = member("pi1");
  private static final MemberId TWO = member("pi2");
  private static final DocumentName CLUSTER = new DocumentName("cluster");
  private static final DocumentName TOKEN = new DocumentName("secret/token");
  private static final Content VALUE = Content.of("{\"value\":\"plantedvalue\"}");

  @TempDir private Path directory;
  private final MemoryGroup group = new MemoryGroup();
  private final Store raw = group.found(ONE, address("pi1"));

  private static MemberId member(String node) {
    return new MemberId(new NodeName(node), "0123456789abcdef");
  }

  private static MemberAddress address(String node) {
    return new MemberAddress(node, 7673);
  }

  private Keyring keyring(String node) throws IOException {
    return Keyring.in(directory.resolve(node + ".json"));
  }

  private static Write put(DocumentName name, Content content) {
    return new Write.Put(name, Write.ABSENT, content);
  }

  private Vault founded() throws IOException {
    Vault vault = new Vault(raw, keyring("pi1"));
    assertInstanceOf(
        Outcome.Committed.class,
        vault.store().commit(1, List.of(put(CLUSTER, VALUE), put(TOKEN, VALUE))));
    return vault;
  }

  private static boolean isPlanted(Document document) {
    return new String(document.content().bytes(), StandardCharsets.ISO_8859_1).contains("planted");
  }

  private static Optional<Content> read(Store store, DocumentName name) {
    return store.get(name).map(Document::content);
  }

  @Test
  void a_cluster_is_founded_with_a_key_and_its_secrets_lie_sealed_from_the_first_commit()
      throws IOException {
    Vault vault = founded();
    assertFalse(raw.get(TOKEN).filter(VaultTest::isPlanted).isPresent());
    assertEquals(Optional.of(VALUE), read(raw, CLUSTER), "what is no secret is for eyes");
    assertEquals(Optional.of(VALUE), read(vault.store(), TOKEN));
    assertEquals(1, vault.keys().size());
  }

  @Test
  void who_lacks_the_key_does_not_lead_until_somebody_gives_it() throws IOException {
    Vault first = founded();
    Vault second = new Vault(group.open(TWO), keyring("pi2"));
    Store store = second.store();
    raw.add(TWO, address("pi2"));
    group.elect(TWO);
    assertEquals(first.keys().getFirst().id(), second.missing().orElseThrow());
    assertInstanceOf(Standing.Leaderless.class, store.standing());
    assertEquals(
        new Outcome.NotLeading(Optional.empty()), store.commit(2, List.of(put(CLUSTER, VALUE))));
    AtomicInteger woken = new AtomicInteger();
    store.onChange(woken::incrementAndGet);
    second.take(first.keys());
    assertEquals(1, woken.get());
    assertEquals(new Standing.Leading(2), store.standing());
    assertEquals(Optional.of(VALUE), read(store, TOKEN));
    store.close();
    second.take(List.of(VaultKey.drawn(new SecureRandom())));
    assertEquals(1, woken.get(), "whoever is closed hears nothing more");
  }

  @Test
  void who_can_not_read_which_key_it_is_lacks_it() throws IOException {
    Vault vault = founded();
    Document paper = raw.get(VaultPaper.NAME).orElseThrow();
    raw.commit(
        1, List.of(new Write.Put(VaultPaper.NAME, paper.revision(), Content.of("{\"lock\":1}"))));
    assertTrue(vault.missing().isPresent());
    assertInstanceOf(Standing.Leaderless.class, vault.store().standing());
  }

  /** Taken for absent, it might be made anew. */
  @Test
  void what_can_not_be_opened_is_there_all_the_same() throws IOException {
    founded();
    Store other = new Vault(raw, keyring("pi2")).store();
    assertTrue(other.get(TOKEN).isPresent());
    assertNotEquals(Optional.of(VALUE), read(other, TOKEN));
  }

  @Test
  void a_document_put_in_another_ones_place_is_not_opened() throws IOException {
    Vault vault = founded();
    Content stolen = raw.get(TOKEN).orElseThrow().content();
    DocumentName other = new DocumentName("secret/other");
    raw.commit(1, List.of(put(other, stolen)));
    assertEquals(Optional.of(stolen), read(vault.store(), other));
  }

  @Test
  void what_an_earlier_version_left_in_clear_is_read_and_then_written_anew() throws IOException {
    raw.commit(1, List.of(put(CLUSTER, VALUE), put(TOKEN, VALUE)));
    Vault vault = new Vault(raw, keyring("pi1"));
    assertEquals(Optional.of(VALUE), read(vault.store(), TOKEN));
    assertFalse(vault.isSealed());
    assertEquals(1, vault.prepared().size());
    assertEquals(vault.prepared(), vault.prepared(), "the same key, however often it is tried");
    assertFalse(vault.isSealed(), "not before all hold the key");
    assertInstanceOf(Outcome.Committed.class, vault.begin(1, vault.prepared().getLast()));
    assertTrue(raw.get(TOKEN).filter(VaultTest::isPlanted).isPresent());
    assertInstanceOf(Outcome.Committed.class, vault.store().commit(1, vault.clear()));
    assertEquals(List.of(), vault.clear());
    assertFalse(raw.get(TOKEN).filter(VaultTest::isPlanted).isPresent());
    assertEquals(Optional.of(VALUE), read(vault.store(), TOKEN));
  }

  @Test
  void much_that_lies_in_clear_is_written_anew_in_commits_that_are_taken() throws IOException {
    Content large = Content.of("x".repeat(100_000));
    for (int i = 0; i < 7; i++) {
      raw.commit(1, List.of(put(new DocumentName("stack/large/" + i), large)));
    }
    for (int from = 0; from < 100; from += 50) {
      raw.commit(
          1,
          IntStream.range(from, from + 50)
              .mapToObj(i -> put(new DocumentName("key/" + i), VALUE))
              .toList());
    }
    Vault vault = new Vault(raw, keyring("pi1"));
    vault.prepared();
    vault.begin(1, vault.prepared().getLast());
    int commits = 0;
    while (!vault.clear().isEmpty()) {
      assertInstanceOf(Outcome.Committed.class, vault.store().commit(1, vault.clear()));
      commits++;
    }
    assertTrue(commits > 2 && commits < 8, "in " + commits);
    assertEquals(Optional.of(large), read(vault.store(), new DocumentName("stack/large/6")));
  }

  /** Both had made a key; the store says whose counts, and the other one waits for it. */
  @Test
  void of_two_leaders_in_quick_succession_one_says_which_key_it_is() throws IOException {
    raw.commit(1, List.of(put(TOKEN, VALUE)));
    Vault first = new Vault(raw, keyring("pi1"));
    Store other = group.open(TWO);
    raw.add(TWO, address("pi2"));
    Vault second = new Vault(other, keyring("pi2"));
    first.prepared();
    group.elect(TWO);
    second.prepared();
    assertInstanceOf(Outcome.NotLeading.class, first.begin(1, first.prepared().getLast()));
    assertInstanceOf(Outcome.Committed.class, second.begin(2, second.prepared().getLast()));
    group.elect(ONE);
    assertInstanceOf(Standing.Leaderless.class, first.store().standing());
    first.take(second.prepared());
    assertInstanceOf(Standing.Leading.class, first.store().standing());
    first.store().commit(3, first.clear());
    assertEquals(Optional.of(VALUE), read(second.store(), TOKEN));
  }
}

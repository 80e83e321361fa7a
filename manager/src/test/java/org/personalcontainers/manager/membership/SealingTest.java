package org.personalcontainers.manager.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.manager.join.Papers;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;
import org.personalcontainers.manager.vault.Keyring;
import org.personalcontainers.manager.vault.Vault;
import org.personalcontainers.manager.vault.VaultKeyId;

/** A cluster of three that was founded in clear comes to be sealed. */
class SealingTest {
  private static final MemberId FIRST = new MemberId(new NodeName("pi1"), "0123456789abcdef");
  private static final NodeName PI2 = new NodeName("pi2");
  private static final NodeName PI3 = new NodeName("pi3");

  private final MemoryGroup group = new MemoryGroup();
  private final Store raw = group.found(FIRST, new MemberAddress("192.168.1.11", 7673));
  private final PlayedManagers managers = new PlayedManagers(group);
  private final Situation situation = Fresh.situation(3);
  private final List<String> told = new ArrayList<>();
  private final Vault vault;

  SealingTest(@TempDir Path directory) throws IOException {
    vault = new Vault(raw, Keyring.in(directory.resolve("vault.json")));
  }

  @BeforeEach
  void found() {
    Authority authority = Authority.found(new ClusterId("test"));
    raw.commit(
        1,
        List.of(
            BooksDocument.write(books(), Write.ABSENT),
            new Write.Put(
                new DocumentName("authority"), Write.ABSENT, Content.of(authority.pem()))));
  }

  private Books books() {
    return Books.blank(situation.spec(), Ledger.blank(new ClusterId("test")));
  }

  private Turn turn() {
    return new Turn(raw.standing().term(), books(), situation, new Plan(List.of(), List.of()), 0);
  }

  private void round() throws InterruptedException {
    Keeper.idle(
            vault.store(),
            vault,
            PlayedManagers.GROUP,
            FIRST,
            managers,
            () -> Optional.of(turn()),
            Stopwatch.UNREAD,
            (node, what) -> told.add(node + " " + what),
            told::add)
        .round();
  }

  private boolean isSealed() {
    return vault.isSealed() && vault.clear().isEmpty();
  }

  /** As the version before let it in. */
  private void joinWithoutKeys(NodeName node) {
    managers.enterWithoutKeys(node);
    raw.add(managers.at(node).member(), new MemberAddress("192.168.1.12", 7673));
  }

  @Test
  void it_is_sealed_as_soon_as_all_hold_the_key() throws InterruptedException {
    round();
    assertTrue(isSealed(), "while there was one member, it held the key");
    assertTrue(Papers.authority(vault.store().all()).isPresent());
    assertEquals(
        Optional.empty(), told.stream().filter(line -> line.contains("not take")).findAny());
  }

  @Test
  void whoever_is_let_in_holds_the_key_before_it_is_a_member() throws InterruptedException {
    managers.ofBefore.add(PI3);
    round();
    SortedSet<VaultKeyId> keys = vault.keyring().ids();
    assertEquals(1, keys.size());
    assertEquals(keys, managers.keys(PI2));
    assertFalse(raw.members().containsKey(managers.at(PI3).member()), "it could open nothing");
    managers.ofBefore.clear();
    round();
    assertEquals(keys, managers.keys(PI3));
    assertEquals(3, raw.members().size());
  }

  @Test
  void who_does_not_answer_or_knows_no_keys_is_waited_for() throws InterruptedException {
    joinWithoutKeys(PI2);
    joinWithoutKeys(PI3);
    managers.ofBefore.add(PI3);
    round();
    assertFalse(vault.isSealed(), "its manager could not read it any more");
    assertEquals(vault.keyring().ids(), managers.keys(PI2));
    managers.ofBefore.clear();
    managers.silent.add(PI2);
    round();
    assertFalse(vault.isSealed());
    managers.silent.clear();
    round();
    assertTrue(isSealed());
  }

  @Test
  void who_lost_its_keys_is_given_them_again() throws InterruptedException {
    round();
    managers.loseKeys(PI2);
    round();
    assertEquals(vault.keyring().ids(), managers.keys(PI2));
  }

  @Test
  void a_leader_that_was_deposed_seals_nothing() throws InterruptedException {
    group.electNobody();
    round();
    assertFalse(vault.isSealed());
  }
}

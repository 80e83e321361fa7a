package org.personalcontainers.manager.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.manager.join.StrikeList;
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

/** The keeper over a group in memory, and managers that are played. */
final class KeeperTest {
  private static final MemberId FIRST = new MemberId(new NodeName("pi1"), "0123456789abcdef");
  private static final Set<String> CHANGING = Set.of("say", "dismiss", "commit", "add", "remove");

  @TempDir private Path directory;

  private MemoryGroup group = new MemoryGroup();
  private Store store = group.found(FIRST, new MemberAddress("192.168.1.11", 7673));
  private PlayedManagers managers = new PlayedManagers(group);
  private final List<String> told = new ArrayList<>();
  private Situation situation = Fresh.situation(1);

  private void found(int nodes) {
    group = new MemoryGroup();
    store = group.found(FIRST, new MemberAddress("192.168.1.11", 7673));
    managers = new PlayedManagers(group);
    situation = Fresh.situation(nodes);
    Authority authority = Authority.found(new ClusterId("test"));
    store.commit(
        1,
        List.of(
            BooksDocument.write(books(), Write.ABSENT),
            new Write.Put(
                new DocumentName("authority"), Write.ABSENT, Content.of(authority.pem()))));
  }

  private Books books() {
    return Books.blank(situation.spec(), Ledger.blank(new ClusterId("test")));
  }

  private Vault vault(Store by) {
    try {
      return new Vault(by, Keyring.in(directory.resolve("vault.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Turn> turn() {
    return Optional.of(
        new Turn(store.standing().term(), books(), situation, new Plan(List.of(), List.of()), 0));
  }

  private Keeper keeper(Store by, Road road) {
    Vault vault = vault(by);
    return Keeper.idle(
        vault.store(),
        vault,
        PlayedManagers.GROUP,
        FIRST,
        road,
        this::turn,
        Stopwatch.UNREAD,
        (node, what) -> told.add(node + " " + what),
        told::add);
  }

  private void rounds(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      keeper(store, managers).round();
    }
  }

  private Set<String> nodes() {
    Set<String> nodes = new TreeSet<>();
    store.members().keySet().forEach(member -> nodes.add(member.node().value()));
    return nodes;
  }

  @Test
  void threeNodesGetThreeManagers() throws InterruptedException {
    found(3);
    rounds(1);
    assertEquals(Set.of("pi1", "pi2", "pi3"), nodes());
    assertEquals(
        new MemberAddress("192.168.1.12", 7673),
        store.members().get(managers.at(new NodeName("pi2")).member()));
  }

  @Test
  void sevenNodesGetFive() throws InterruptedException {
    found(7);
    rounds(1);
    assertEquals(Set.of("pi1", "pi2", "pi3", "pi4", "pi5"), nodes());
  }

  @Test
  void twoAreNoBetterThanOne() throws InterruptedException {
    found(3);
    managers.silent.add(new NodeName("pi2"));
    rounds(3);
    assertEquals(Set.of("pi1"), nodes());
    managers.silent.clear();
    rounds(1);
    assertEquals(3, store.members().size());
  }

  @Test
  void whoLostItsDiskComesBackAsSomebodyElse() throws InterruptedException {
    found(3);
    rounds(1);
    MemberId former = managers.at(new NodeName("pi3")).member();
    managers.loseDisk(new NodeName("pi3"));
    rounds(2);
    assertFalse(store.members().containsKey(former));
    assertTrue(store.members().containsKey(managers.at(new NodeName("pi3")).member()));
    assertEquals(
        new Struck(List.of(former.fingerprint())),
        StrikeList.of(store.all()),
        "nobody believes its former key");
    assertEquals(3, store.members().size());
  }

  @Test
  void whoKeptOnlyItsKeyTakesAnother() throws InterruptedException {
    found(3);
    rounds(1);
    MemberId former = managers.at(new NodeName("pi3")).member();
    managers.loseStore(new NodeName("pi3"));
    rounds(3);
    assertFalse(store.members().containsKey(former));
    assertEquals(3, store.members().size());
  }

  /** Two of three have to stay that answer. */
  @Test
  void nobodyIsRemovedWhileTheMajorityHangsOnIt() throws InterruptedException {
    found(3);
    rounds(1);
    managers.loseDisk(new NodeName("pi3"));
    managers.silent.add(new NodeName("pi2"));
    rounds(3);
    assertEquals(3, store.members().size());
  }

  @Test
  void theManagersBecomeFewerAndTheirsAreStopped() throws InterruptedException {
    found(3);
    rounds(1);
    MemberId former = managers.at(new NodeName("pi2")).member();
    situation = Fresh.situation(2);
    rounds(3);
    assertEquals(Set.of("pi1"), nodes());
    assertEquals(List.of(new NodeName("pi2")), managers.dismissed);
    situation = Fresh.situation(3);
    rounds(2);
    assertEquals(Set.of("pi1", "pi2", "pi3"), nodes());
    assertFalse(store.members().containsKey(former), "as the same one it must not come back");
  }

  @Test
  void whoDoesNotLeadInvitesNobody() throws InterruptedException {
    found(3);
    group.electNobody();
    rounds(2);
    assertEquals(1, store.members().size());
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Whatever was done at the crash, before or after it took effect, the next leader goes on. */
  @Test
  void aCrashAtAnyPointIsGoneOnFrom() throws InterruptedException {
    int crashes = 0;
    for (int point = 1; crash(point); point++) {
      crashes++;
      managers.loseDisk(new NodeName("pi3"));
      rounds(4);
      assertEquals(Set.of("pi1", "pi2", "pi3"), nodes(), "after a crash at point " + point);
      store.members().keySet().forEach(member -> assertFalse(managers.gone.contains(member)));
    }
    assertTrue(crashes >= 12, "only " + crashes);
  }

  /** False where it came to its end before that point. */
  private boolean crash(int point) throws InterruptedException {
    found(3);
    AtomicInteger left = new AtomicInteger(point);
    Keeper doomed = keeper(doomed(Store.class, store, left), doomed(Road.class, managers, left));
    try {
      doomed.round();
      return left.get() <= 0;
    } catch (Crash crash) {
      return true;
    }
  }

  /** Each call that changes something has two points: before it, and after it. */
  private static <T> T doomed(Class<T> type, T whole, AtomicInteger left) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean changing = CHANGING.contains(method.getName());
              if (changing && left.decrementAndGet() <= 0) {
                throw new Crash();
              }
              try {
                Object result = method.invoke(whole, arguments);
                if (changing && left.decrementAndGet() <= 0) {
                  throw new Crash();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }
}

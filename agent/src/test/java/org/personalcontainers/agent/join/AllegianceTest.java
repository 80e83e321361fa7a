package org.personalcontainers.agent.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.link.knock.Claim;
import org.personalcontainers.link.knock.ClaimAnswer;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Nonce;

class AllegianceTest {
  private static final ClusterName HOME = new ClusterName("home");
  private static final Claim PI1S = claim("pi1", "aa", "01");
  private static final Claim PI2S = claim("pi2", "bb", "02");

  @TempDir private Path directory;
  private final AtomicLong nanos = new AtomicLong();
  private final List<Admission> entered = new ArrayList<>();
  private Allegiance allegiance;

  private static Claim claim(String by, String proposer, String nonce) {
    return new Claim(
        HOME,
        new NodeName(by),
        new Fingerprint(proposer.repeat(32)),
        new Nonce(nonce.repeat(32)),
        Claim.TERM);
  }

  private static Admission admission(String id, Optional<Nonce> claim) {
    return new Admission(HOME, new ClusterId(id), new NodeName("pi3"), "mine", "ours", claim);
  }

  @BeforeEach
  void restart() throws IOException {
    allegiance = Allegiance.read(directory.resolve("a/belonging.json"), nanos::get, entered::add);
  }

  private static void granted(Claim claim, ClaimAnswer answer) {
    assertEquals(new ClaimAnswer.Granted(claim.nonce()), answer);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void grantsOneClaimAtATime() {
    granted(PI1S, allegiance.claim(PI1S));
    granted(PI1S, allegiance.claim(PI1S));
    pass(Duration.ofSeconds(20));
    assertEquals(
        new ClaimAnswer.Taken(HOME, new NodeName("pi1"), Duration.ofSeconds(100)),
        allegiance.claim(PI2S));
  }

  @Test
  void isOnDiskBeforeItIsSaid() throws IOException {
    granted(PI1S, allegiance.claim(PI1S));
    restart();
    assertInstanceOf(ClaimAnswer.Taken.class, allegiance.claim(PI2S));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("a/belonging.json"))));
  }

  @Test
  void whatCannotBeWrittenIsNotGranted() throws IOException {
    Files.writeString(directory.resolve("a"), "a file where the directory should be");
    assertInstanceOf(ClaimAnswer.Failed.class, allegiance.claim(PI1S));
    assertInstanceOf(Belonging.Free.class, allegiance.belonging());
    assertInstanceOf(Entry.Refused.class, allegiance.admit(admission("c1", Optional.empty())));
    assertEquals(List.of(), entered);
  }

  @Test
  void endsWithItsTerm() {
    granted(PI1S, allegiance.claim(PI1S));
    pass(Claim.TERM);
    granted(PI2S, allegiance.claim(PI2S));
  }

  @Test
  void afterARestartTheTermBeginsAnew() throws IOException {
    granted(PI1S, allegiance.claim(PI1S));
    pass(Claim.TERM.minusSeconds(1));
    restart();
    pass(Claim.TERM.minusSeconds(1));
    assertInstanceOf(ClaimAnswer.Taken.class, allegiance.claim(PI2S));
  }

  @Test
  void theSameProposerMayAskAnew() {
    granted(PI1S, allegiance.claim(PI1S));
    Claim again = claim("pi1", "aa", "03");
    granted(again, allegiance.claim(again));
    allegiance.release(PI1S.nonce());
    assertInstanceOf(ClaimAnswer.Taken.class, allegiance.claim(PI2S));
    allegiance.release(again.nonce());
    granted(PI2S, allegiance.claim(PI2S));
  }

  @Test
  void onlyTheClaimantLetsItIn() {
    granted(PI1S, allegiance.claim(PI1S));
    assertInstanceOf(
        Entry.Refused.class, allegiance.admit(admission("c2", Optional.of(PI2S.nonce()))));
    assertInstanceOf(Entry.Refused.class, allegiance.admit(admission("c2", Optional.empty())));
    assertEquals(new Entry.Entered(), allegiance.admit(admission("c1", Optional.of(PI1S.nonce()))));
    assertEquals(1, entered.size());
  }

  @Test
  void whoBelongsSaysToWhom() throws IOException {
    Admission home = admission("c1", Optional.empty());
    assertEquals(new Entry.Entered(), allegiance.admit(home));
    restart();
    assertEquals(new Belonging.Member(home), allegiance.belonging());
    assertEquals(new ClaimAnswer.Belongs(HOME, new ClusterId("c1")), allegiance.claim(PI1S));
    assertEquals(
        new Entry.Refused("this node belongs to home (c1)"),
        allegiance.admit(admission("c2", Optional.empty())));
    assertEquals(new Entry.Entered(), allegiance.admit(home));
  }

  @Test
  void aFileThatCannotBeReadIsNotTakenForNone() throws IOException {
    granted(PI1S, allegiance.claim(PI1S));
    Files.writeString(directory.resolve("a/belonging.json"), "{\"claim\":");
    assertThrows(IOException.class, this::restart);
  }
}

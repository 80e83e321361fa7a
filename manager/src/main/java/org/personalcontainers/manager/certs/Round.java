package org.personalcontainers.manager.certs;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.AcmeRequest;
import org.personalcontainers.core.acme.Proving;
import org.personalcontainers.core.cert.Certificate;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.cert.KeyPem;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.Ingress.Challenge;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.link.identity.Keys;
import org.personalcontainers.manager.certs.Ways.Way;
import org.personalcontainers.manager.reconcile.Change.Proposal;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** One round of a leader's over all certificates: what is due is done, as far as it goes now. */
final class Round {
  private static final URI LETS_ENCRYPT =
      URI.create("https://acme-v02.api.letsencrypt.org/directory");
  private static final URI LETS_ENCRYPT_STAGING =
      URI.create("https://acme-staging-v02.api.letsencrypt.org/directory");

  private final Store store;
  private final Acme acme;
  private final Amending books;
  private final InstantSource clock;
  private final Consumer<String> journal;
  private final Situation situation;

  /** What it works with, each time. */
  record Tools(
      Store store, Acme acme, Amending books, InstantSource clock, Consumer<String> journal) {}

  Round(Tools tools, Situation situation) {
    this.store = tools.store();
    this.acme = tools.acme();
    this.books = tools.books();
    this.clock = tools.clock();
    this.journal = tools.journal();
    this.situation = situation;
  }

  /** Throws {@link NotNow} where it has to end before its end. */
  void hold(SortedSet<CertificateName> wanted) throws InterruptedException {
    for (Agenda.Item item : Agenda.of(clock.instant(), wanted, cabinet())) {
      switch (item) {
        case Agenda.Item.Place place -> placeIfPossible(place);
        case Agenda.Item.Finish finish -> finishIfPossible(finish);
        case Agenda.Item.Drop(CertificateName name) -> drop(name);
      }
    }
  }

  private Cabinet cabinet() {
    return new Cabinet(store.all());
  }

  /** What the nodes are to hold follows from the papers, in the same commit. */
  private void commit(List<Write> writes) throws InterruptedException {
    Verdict verdict =
        books.change(
            before -> {
              Cabinet now = cabinet();
              return now.allows(writes)
                  ? new Proposal.Next(now.after(writes).entered(before), writes)
                  : new Proposal.Refused("somebody has changed the order meanwhile");
            });
    switch (verdict) {
      case Verdict.Committed done -> {}
      case Verdict.Refused(String reason) -> throw new NotNow(reason);
      case Verdict.Unknown(String reason) -> throw new NotNow(reason);
    }
  }

  private Ingress ingress() {
    return situation.spec().ingress();
  }

  private AcmeRequest.Account account() throws InterruptedException {
    URI directory = directory(ingress().acme());
    Optional<AccountPaper> kept = cabinet().account(directory);
    AccountPaper paper = kept.orElseGet(() -> new AccountPaper(directory, freshKey()));
    if (kept.isEmpty()) {
      commit(List.of(cabinet().write(paper)));
    }
    return new AcmeRequest.Account(
        directory, ingress().ca(), ingress().email().orElseThrow(), paper.key());
  }

  private static URI directory(Ingress.Acme acme) {
    return switch (acme) {
      case Ingress.Acme.LetsEncrypt all -> LETS_ENCRYPT;
      case Ingress.Acme.LetsEncryptStaging staging -> LETS_ENCRYPT_STAGING;
      case Ingress.Acme.Directory(URI url) -> url;
    };
  }

  private static KeyPem freshKey() {
    return new KeyPem(Keys.pem(Keys.pair().getPrivate()));
  }

  private void placeIfPossible(Agenda.Item.Place item) throws InterruptedException {
    switch (way(item.name())) {
      case Way.ByHttp _ -> place(item, Challenge.HTTP);
      case Way.ByDns _ -> place(item, Challenge.DNS);
      case Way.Barred(String problem) -> barred(item.name(), item.order(), problem);
    }
  }

  private Way way(CertificateName name) {
    return new Ways(ingress(), new KeptCredentials(store.all())).of(name);
  }

  private void place(Agenda.Item.Place item, Challenge by) throws InterruptedException {
    AcmeRequest.Account account = account();
    commit(List.of(cabinet().write(item.name(), item.order())));
    switch (acme.ask(new AcmeRequest.Place(account, item.name(), by))) {
      case AcmeAnswer.Placed(URI order, var answers) ->
          write(item.name(), item.order().placed(new OrderPaper.Proof(order, freshKey(), answers)));
      case AcmeAnswer.Refused refused -> refused(item.name(), item.order(), refused);
      case AcmeAnswer.Undecided(String problem) -> undecided(item.name(), item.order(), problem);
      case AcmeAnswer.Issued issued ->
          undecided(item.name(), item.order(), "it signed what nobody ordered");
    }
  }

  private void write(CertificateName name, OrderPaper order) throws InterruptedException {
    commit(List.of(cabinet().write(name, order)));
  }

  private void refused(CertificateName name, OrderPaper order, AcmeAnswer.Refused refused)
      throws InterruptedException {
    Instant next = Times.afterRefusal(name, order.failures(), clock.instant(), refused.until());
    write(name, order.refused(refused.problem(), next));
    journal.accept("the authority gives no certificate for " + name + ": " + refused.problem());
  }

  private void undecided(CertificateName name, OrderPaper order, String problem)
      throws InterruptedException {
    Instant next = Times.afterSilence(name, order.failures(), clock.instant());
    write(name, order.undecided(problem, next));
    journal.accept("no certificate for " + name + " yet: " + problem);
  }

  private void finishIfPossible(Agenda.Item.Finish item) throws InterruptedException {
    switch (way(item.name())) {
      case Way.ByHttp _ -> finishIfPlaced(item);
      case Way.ByDns(Proving.Dns proving) -> finish(item, proving);
      case Way.Barred(String problem) -> barred(item.name(), item.order(), problem);
    }
  }

  /** What is missing is said once, and looked for again and again: nobody else is asked. */
  private void barred(CertificateName name, OrderPaper order, String problem)
      throws InterruptedException {
    boolean said =
        order.setback().map(OrderPaper.Setback::problem).filter(problem::equals).isPresent();
    write(name, order.barred(problem, clock.instant().plus(Times.LOOK_AGAIN)));
    if (!said) {
      journal.accept("no certificate for " + name + " can be ordered: " + problem);
    }
  }

  /** An authority is not asked to look before all that it may come to know the answer. */
  private void finishIfPlaced(Agenda.Item.Finish item) throws InterruptedException {
    ContentHash wanted = cabinet().equipment().content();
    List<Address> equipped = new ArrayList<>();
    for (NodeName node : situation.seen().keySet()) {
      if (ingress().isEntrance(node) && situation.spec().nodes().containsKey(node)) {
        if (!equipment(node).equals(Optional.of(wanted))) {
          return;
        }
        equipped.add(situation.spec().nodes().get(node).address());
      }
    }
    if (!equipped.isEmpty()) {
      finish(item, new Proving.Http(item.proof().answers(), equipped));
    }
  }

  private Optional<ContentHash> equipment(NodeName node) {
    return situation
        .seen(node)
        .flatMap(status -> status.host().ifKnown())
        .flatMap(HostSeen::equipment);
  }

  private void finish(Agenda.Item.Finish item, Proving proving) throws InterruptedException {
    OrderPaper.Proof proof = item.proof();
    AcmeRequest request =
        new AcmeRequest.Finish(account(), proof.order(), item.name(), proof.key(), proving);
    switch (acme.ask(request)) {
      case AcmeAnswer.Issued issued -> keep(item.name(), proof, issued);
      case AcmeAnswer.Refused refused -> refused(item.name(), item.order(), refused);
      case AcmeAnswer.Undecided(String problem) -> undecided(item.name(), item.order(), problem);
      case AcmeAnswer.Placed placed ->
          undecided(item.name(), item.order(), "it was to sign, and took an order");
    }
  }

  private void keep(CertificateName name, OrderPaper.Proof proof, AcmeAnswer.Issued issued)
      throws InterruptedException {
    CertificatePaper paper =
        new CertificatePaper(
            new Certificate(issued.chain(), proof.key()),
            issued.issuer(),
            issued.from(),
            issued.until());
    List<Write> writes = new ArrayList<>();
    writes.add(cabinet().write(name, paper));
    writes.addAll(cabinet().withoutOrder(name));
    commit(writes);
    journal.accept("a certificate for " + name + " was issued, good until " + issued.until());
  }

  private void drop(CertificateName name) throws InterruptedException {
    List<Write> writes = new ArrayList<>(cabinet().withoutOrder(name));
    boolean over =
        Optional.ofNullable(cabinet().certificates().get(name))
            .filter(paper -> clock.instant().isAfter(paper.until()))
            .isPresent();
    if (over) {
      writes.addAll(cabinet().withoutCertificate(name));
    }
    if (!writes.isEmpty()) {
      commit(writes);
    }
  }
}

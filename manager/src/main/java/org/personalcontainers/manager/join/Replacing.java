package org.personalcontainers.manager.join;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * One commit that gives a member's name to another machine, which a person has named by its key.
 * From then on the key of the machine before is nobody's. What is declared stays as it is: the
 * planner finds a node that has nothing, and mends it.
 */
record Replacing(Ground ground, InstantSource clock, Newcomer newcomer, OpenKey identity, String by)
    implements Change {
  @Override
  public Change.Proposal on(Books books) {
    NodeName name = newcomer.name();
    Optional<NodeSpec> declared = Optional.ofNullable(books.spec().nodes().get(name));
    Optional<Document> held =
        Optional.ofNullable(ground.documents().get(AdmissionPaper.name(name)));
    if (declared.isEmpty() || held.isEmpty()) {
      return new Change.Proposal.Refused(name + " is no member: there is nobody to replace");
    }
    if (!declared.get().address().equals(newcomer.address())) {
      return new Change.Proposal.Refused(
          "cluster.yml has it at "
              + declared.get().address()
              + ", and it knocks from "
              + newcomer.address());
    }
    AdmissionPaper paper =
        new AdmissionPaper(newcomer, identity, by, clock.instant(), Optional.empty());
    List<Write> papers = new ArrayList<>();
    papers.add(paper.inPlaceOf(held.get().revision()));
    struck(AdmissionPaper.read(held.get()).key().fingerprint()).ifPresent(papers::add);
    return new Change.Proposal.Next(books, papers);
  }

  /** Cards that were copied have one key: it stays good while another member lives by it. */
  private Optional<Write> struck(Fingerprint gone) {
    SortedMap<DocumentName, Document> all = ground.documents();
    return AdmissionPaper.isHeldBesides(all, newcomer.name(), gone)
        ? StrikeList.pardoning(all, identity.fingerprint())
        : Optional.of(StrikeList.exchanging(all, gone, identity.fingerprint()));
  }
}

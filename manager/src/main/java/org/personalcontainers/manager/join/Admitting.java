package org.personalcontainers.manager.join;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * One commit that lets a node in: the declaration with it, its admission, the use of the key, and
 * the line of the history. All of them, or none.
 *
 * @param key whose use is counted; empty: a person let it in
 */
record Admitting(
    Ground ground,
    InstantSource clock,
    Newcomer newcomer,
    OpenKey identity,
    Optional<KeyPaper> key,
    String by)
    implements Change {
  private static final Form<History.Past> PAST = Form.of(History.Past.class);

  @Override
  public Change.Proposal on(Books books) {
    SortedMap<NodeName, NodeSpec> nodes = new TreeMap<>(books.spec().nodes());
    Optional<NodeSpec> declared = Optional.ofNullable(nodes.get(newcomer.name()));
    if (declared.isPresent()) {
      return declared.get().address().equals(newcomer.address())
          ? new Change.Proposal.Next(books, papers())
          : new Change.Proposal.Refused(
              "cluster.yml has it at "
                  + declared.get().address()
                  + ", and it knocks from "
                  + newcomer.address());
    }
    nodes.put(newcomer.name(), NodeSpec.plain(newcomer.name(), newcomer.address()));
    return declaring(books, books.spec().withNodes(nodes));
  }

  /** What nobody may write into cluster.yml, joining may not write either. */
  private Change.Proposal declaring(Books books, ClusterSpec wanted) {
    String yaml = ClusterYaml.print(wanted);
    return switch (ClusterYaml.read("cluster.yml", yaml)) {
      case Reading.Refused(var problems) ->
          new Change.Proposal.Refused("cluster.yml can't hold it: " + problems.getFirst().wrong());
      case Reading.Read(var spec, var origins) -> {
        List<Write> all = new ArrayList<>(papers());
        all.add(past(books.ledger().revision() + 1, yaml));
        yield new Change.Proposal.Next(books.declaring(spec), all);
      }
    };
  }

  private Write past(long revision, String yaml) {
    History.Entry entry =
        new History.Entry(revision, clock.instant(), by, "let " + newcomer.name() + " in");
    String diff = "+   " + newcomer.name() + ": {address: " + newcomer.address() + "}\n";
    return new Write.Put(
        DocumentName.of("history", revision),
        Write.ABSENT,
        Content.of(PAST.write(new History.Past(entry, yaml, diff))));
  }

  private List<Write> papers() {
    List<Write> papers = new ArrayList<>();
    papers.add(
        new AdmissionPaper(newcomer, identity, by, clock.instant(), Optional.empty()).write());
    StrikeList.pardoning(ground.documents(), identity.fingerprint()).ifPresent(papers::add);
    key.filter(paper -> paper.uses().isPresent())
        .map(paper -> KeyPaper.name(paper.key().id()))
        .flatMap(name -> Optional.ofNullable(ground.documents().get(name)))
        .map(kept -> KeyPaper.read(kept).used().write(kept.revision()))
        .ifPresent(papers::add);
    return papers;
  }
}

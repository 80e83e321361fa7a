package org.personalcontainers.manager.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.KeptSecret;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * The stacks among the documents of the store. The last few of each are kept.
 *
 * @param tried secrets that would hold something else than they do
 */
public record Shelf(
    SortedMap<DocumentName, Document> documents, SortedMap<SecretName, KeptSecret> tried) {
  private static final int MOST = 5;

  public Shelf {
    tried = Ordered.copy(tried);
  }

  public Shelf(SortedMap<DocumentName, Document> documents) {
    this(documents, Collections.emptySortedMap());
  }

  /** As it would be if that secret held that. */
  public Shelf with(SecretName name, KeptSecret secret) {
    return new Shelf(documents, new TreeMap<>(Map.of(name, secret)));
  }

  /** Only these are read: most looks need none. */
  private SortedMap<SecretName, KeptSecret> secrets(StackPaper paper) {
    Set<SecretName> used = paper.uses().uses().keySet();
    SortedMap<SecretName, KeptSecret> secrets = new SecretShelf(documents).kept(used);
    secrets.putAll(tried);
    return secrets;
  }

  /** With what its secrets hold now; empty where one is kept no longer. */
  public Optional<SecretUses.Filled> filled(StackName stack, StackPaper paper) {
    SortedMap<SecretName, KeptSecret> secrets = secrets(paper);
    return paper.uses().lacking(secrets).isEmpty()
        ? Optional.of(paper.uses().fill(stack, paper.stack(), paper.services(), secrets))
        : Optional.empty();
  }

  /** The secrets without which it can't be deployed. */
  public SortedSet<SecretName> lacking(StackPaper paper) {
    return paper.uses().lacking(secrets(paper));
  }

  /** The secrets that there are, though one may not be readable. */
  public Set<SecretName> secrets() {
    return new SecretShelf(documents).all().keySet();
  }

  /** The newest first. */
  public List<StackPaper> papers(StackName stack) {
    return documents(stack).stream()
        .flatMap(document -> read(document).stream())
        .sorted(Comparator.comparingInt(StackPaper::number).reversed())
        .toList();
  }

  /** One in a form of another version can't be gone back to, and is in nobody's way. */
  private static Optional<StackPaper> read(Document document) {
    try {
      return Optional.of(StackPaper.read(document));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private List<Document> documents(StackName stack) {
    String kind = StackPaper.KIND + "/" + stack + "/";
    return documents.values().stream()
        .filter(document -> document.name().value().startsWith(kind))
        .toList();
  }

  /** As it was handed in last, where that is its content with the secrets of now. */
  public Optional<StackPaper> find(StackName stack, ContentHash content) {
    return papers(stack).stream().filter(paper -> is(stack, paper, content)).findFirst();
  }

  /** As it is to run now; where its secrets can't be filled in, as it was handed in last. */
  public Optional<StackPaper> current(StackName stack, ContentHash content) {
    return find(stack, content).or(() -> papers(stack).stream().findFirst());
  }

  private boolean is(StackName stack, StackPaper paper, ContentHash content) {
    return filled(stack, paper).filter(full -> full.stack().content().equals(content)).isPresent();
  }

  /** What an order needs that names it. */
  public Optional<Rendered> rendered(StackName stack, ContentHash content) {
    return find(stack, content)
        .flatMap(paper -> filled(stack, paper))
        .map(SecretUses.Filled::stack);
  }

  /** The number of the next one. */
  public int next(StackName stack) {
    return documents(stack).stream().mapToInt(Shelf::number).max().orElse(0) + 1;
  }

  private static int number(Document document) {
    String name = document.name().value();
    return Integer.parseInt(name.substring(name.lastIndexOf('/') + 1));
  }

  /** How much of the store all stacks take. */
  public long bytes() {
    return documents.values().stream()
        .filter(document -> document.name().value().startsWith(StackPaper.KIND + "/"))
        .mapToLong(document -> document.content().size())
        .sum();
  }

  /**
   * What goes into the commit that hands it in: what says the same makes room, and the oldest; so
   * what ran before is not pushed out by trying the same again.
   */
  public List<Write> writes(StackName stack, StackPaper paper) {
    List<Write> writes = new ArrayList<>();
    writes.add(paper.write(stack));
    List<StackPaper> others = new ArrayList<>();
    for (StackPaper old : papers(stack)) {
      if (old.saysTheSame(paper) || others.size() >= MOST - 1) {
        delete(StackPaper.name(stack, old.number())).ifPresent(writes::add);
      } else {
        others.add(old);
      }
    }
    return writes;
  }

  private Optional<Write> delete(DocumentName name) {
    return Optional.ofNullable(documents.get(name))
        .map(old -> new Write.Delete(old.name(), old.revision()));
  }

  /** All of it. */
  public List<Write> clearing(StackName stack) {
    return documents(stack).stream()
        .<Write>map(old -> new Write.Delete(old.name(), old.revision()))
        .toList();
  }
}

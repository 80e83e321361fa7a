package org.personalcontainers.manager.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/** The stacks among the documents of the store. The last few of each are kept. */
public record Shelf(SortedMap<DocumentName, Document> documents) {
  private static final int MOST = 5;

  /** The newest first. */
  public List<StackPaper> papers(StackName stack) {
    return documents(stack).stream()
        .map(StackPaper::read)
        .sorted(Comparator.comparingInt(StackPaper::number).reversed())
        .toList();
  }

  private List<Document> documents(StackName stack) {
    String kind = StackPaper.KIND + "/" + stack + "/";
    return documents.values().stream()
        .filter(document -> document.name().value().startsWith(kind))
        .toList();
  }

  /** As it was handed in last with that content. */
  public Optional<StackPaper> find(StackName stack, ContentHash content) {
    return papers(stack).stream()
        .filter(paper -> paper.stack().content().equals(content))
        .findFirst();
  }

  /** What an order needs that names it. */
  public Optional<Rendered> rendered(StackName stack, ContentHash content) {
    return find(stack, content).map(StackPaper::stack);
  }

  /** The number of the next one. */
  public int next(StackName stack) {
    return papers(stack).stream().findFirst().map(StackPaper::number).orElse(0) + 1;
  }

  /** What goes into the commit that hands it in: the oldest make room. */
  public List<Write> writes(StackName stack, StackPaper paper) {
    List<Write> writes = new ArrayList<>();
    writes.add(paper.write(stack));
    papers(stack).stream()
        .skip(MOST - 1)
        .map(old -> StackPaper.name(stack, old.number()))
        .map(documents::get)
        .forEach(old -> writes.add(new Write.Delete(old.name(), old.revision())));
    return writes;
  }

  /** All of it. */
  public List<Write> clearing(StackName stack) {
    return documents(stack).stream()
        .<Write>map(old -> new Write.Delete(old.name(), old.revision()))
        .toList();
  }
}

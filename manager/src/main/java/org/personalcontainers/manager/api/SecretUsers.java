package org.personalcontainers.manager.api;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.stack.StackPaper;

/** The stacks that use secrets, though they may be stopped, as they were handed in. */
record SecretUsers(SortedMap<StackName, StackPaper> papers) {
  SecretUsers {
    papers = Ordered.copy(papers);
  }

  static SecretUsers of(Books books, Shelf shelf) {
    SortedMap<StackName, StackPaper> papers = new TreeMap<>();
    books
        .stacks()
        .forEach(
            (stack, wish) ->
                StackSight.content(wish)
                    .flatMap(content -> shelf.current(stack, content))
                    .filter(paper -> !paper.uses().uses().isEmpty())
                    .ifPresent(paper -> papers.put(stack, paper)));
    return new SecretUsers(papers);
  }

  /** Those of them that use this one. */
  SecretUsers of(SecretName secret) {
    SortedMap<StackName, StackPaper> users = new TreeMap<>(papers);
    users.values().removeIf(paper -> !paper.uses().uses().containsKey(secret));
    return new SecretUsers(users);
  }

  List<StackName> names() {
    return List.copyOf(papers.keySet());
  }
}

package org.personalcontainers.manager.membership;

import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/**
 * Whom a leader has invited with which key. It is written before the invitation leaves, and struck
 * out before a member is removed: whoever keeps the store, and stands in it no more, was a member
 * once, and never comes back with that key.
 */
record Invited(Store store) {
  private static DocumentName name(NodeName node) {
    return DocumentName.of("invited", node);
  }

  private Optional<Document> document(NodeName node) {
    return store.get(name(node));
  }

  boolean holds(MemberId member) {
    return document(member.node())
        .filter(document -> document.content().text().equals(member.toString()))
        .isPresent();
  }

  Write entry(MemberId member) {
    long revision = document(member.node()).map(Document::revision).orElse(Write.ABSENT);
    return new Write.Put(name(member.node()), revision, Content.of(member.toString()));
  }

  Optional<Write> erasure(MemberId member) {
    return document(member.node())
        .filter(document -> holds(member))
        .map(document -> new Write.Delete(document.name(), document.revision()));
  }
}

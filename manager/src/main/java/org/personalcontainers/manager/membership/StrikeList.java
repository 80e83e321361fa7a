package org.personalcontainers.manager.membership;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Write;

/**
 * The managers that were removed, as the store keeps their keys: they never come back with them.
 */
public final class StrikeList {
  private static final DocumentName NAME = new DocumentName("struck");

  private StrikeList() {}

  public static Struck of(SortedMap<DocumentName, Document> all) {
    return Optional.ofNullable(all.get(NAME))
        .map(document -> Struck.parse(document.content().text()))
        .orElse(Struck.NONE);
  }

  static Write with(SortedMap<DocumentName, Document> all, MemberId removed) {
    long revision = Optional.ofNullable(all.get(NAME)).map(Document::revision).orElse(Write.ABSENT);
    String key = removed.fingerprint().substring(0, Presence.SHORTENED);
    Struck more = of(all).with(new Struck(List.of(key)));
    return new Write.Put(NAME, revision, Content.of(more.toString()));
  }
}

package org.personalcontainers.manager.join;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * That a node was let in, and by what it is known from then on.
 *
 * @param by a person, or "join" for a key that was good
 * @param claim that it was founded with
 */
public record AdmissionPaper(
    Newcomer newcomer, OpenKey key, String by, Instant at, Optional<Nonce> claim) {
  static final String KIND = "admission";
  private static final Form<AdmissionPaper> FORM = Form.of(AdmissionPaper.class);

  static Optional<AdmissionPaper> of(SortedMap<DocumentName, Document> all, NodeName node) {
    return Optional.ofNullable(all.get(name(node))).map(AdmissionPaper::read);
  }

  /** Whether a member of another name has that key. */
  static boolean isHeldBesides(
      SortedMap<DocumentName, Document> all, NodeName node, Fingerprint key) {
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().value().startsWith(KIND + "/"))
        .filter(entry -> !entry.getKey().equals(name(node)))
        .anyMatch(entry -> read(entry.getValue()).key().fingerprint().equals(key));
  }

  static AdmissionPaper read(Document document) {
    return FORM.read(document.content().bytes());
  }

  static DocumentName name(NodeName node) {
    return DocumentName.of(KIND, node);
  }

  Write write() {
    return inPlaceOf(Write.ABSENT);
  }

  /** In the place of the paper of that revision. */
  Write inPlaceOf(long revision) {
    return new Write.Put(name(newcomer.name()), revision, Content.of(FORM.write(this)));
  }
}

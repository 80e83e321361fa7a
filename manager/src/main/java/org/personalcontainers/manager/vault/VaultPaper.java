package org.personalcontainers.manager.vault;

import java.util.Optional;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/**
 * That the store is sealed, and with which key. It is written once every manager holds that key.
 *
 * @param key what new contents are sealed with
 */
public record VaultPaper(VaultKeyId key) {
  static final DocumentName NAME = new DocumentName("vault");
  private static final Form<VaultPaper> FORM = Form.of(VaultPaper.class);

  static VaultPaper of(VaultKey key) {
    return new VaultPaper(key.id());
  }

  /** Empty where the store lies in clear. */
  static Optional<VaultPaper> in(Store store) {
    return store.get(NAME).map(VaultPaper::read);
  }

  private static VaultPaper read(Document document) {
    return FORM.read(document.content().bytes());
  }

  Write write() {
    return new Write.Put(NAME, Write.ABSENT, Content.of(FORM.write(this)));
  }
}

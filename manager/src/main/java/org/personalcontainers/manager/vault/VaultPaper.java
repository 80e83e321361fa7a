package org.personalcontainers.manager.vault;

import java.util.Optional;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
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

  /** What can't be read, such as a later version's, names a key that nobody here has. */
  private static VaultPaper read(Document document) {
    try {
      return FORM.read(document.content().bytes());
    } catch (Unreadable e) {
      return new VaultPaper(VaultKeyId.OF_NOBODY);
    }
  }

  Write write() {
    return new Write.Put(NAME, Write.ABSENT, Content.of(FORM.write(this)));
  }
}

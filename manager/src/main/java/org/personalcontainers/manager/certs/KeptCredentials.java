package org.personalcontainers.manager.certs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.manager.stack.SecretShelf;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;

/** Those among the documents of the store. */
record KeptCredentials(SortedMap<DocumentName, Document> documents) implements Credentials {
  @Override
  public Optional<String> find(SecretName name) {
    return new SecretShelf(documents)
        .find(name)
        .flatMap(SecretShelf.Kept::paper)
        .map(paper -> Base64.getDecoder().decode(paper.value()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}

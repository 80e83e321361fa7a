package org.personalcontainers.manager.store;

/** A change of one document, bound to the revision that the writer saw. */
public sealed interface Write {
  /** The revision of a document that does not exist. */
  long ABSENT = 0;

  DocumentName name();

  long expectedRevision();

  record Put(DocumentName name, long expectedRevision, Content content) implements Write {
    public Put {
      checkRevision(expectedRevision, ABSENT);
    }
  }

  record Delete(DocumentName name, long expectedRevision) implements Write {
    public Delete {
      checkRevision(expectedRevision, ABSENT + 1);
    }
  }

  private static void checkRevision(long revision, long lowest) {
    if (revision < lowest) {
      throw new IllegalArgumentException("a revision of " + revision + " was never written");
    }
  }
}

package org.personalcontainers.manager.store;

/**
 * A document as it was written last.
 *
 * @param revision the index of the commit that wrote it
 */
public record Document(DocumentName name, long revision, Content content) {}

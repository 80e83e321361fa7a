package org.personalcontainers.manager.certs;

import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Verdict;

/** How the books are changed. */
@FunctionalInterface
public interface Amending {
  /** Blocks for some seconds at most. */
  Verdict change(Change change) throws InterruptedException;
}

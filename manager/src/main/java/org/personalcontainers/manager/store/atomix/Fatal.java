package org.personalcontainers.manager.store.atomix;

/**
 * Hears that this member can't go on: its disk failed, or the engine came to a state that it
 * doesn't know. Nothing that the member says afterwards may be believed, so the process has to end
 * at once; whoever starts it again gets a member that has read its disk anew. May be called more
 * than once, from any thread.
 */
@FunctionalInterface
public interface Fatal {
  void end(String what, Throwable cause);
}

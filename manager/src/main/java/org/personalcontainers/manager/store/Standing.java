package org.personalcontainers.manager.store;

/** What a member believes to be. The term says whose word counts: of two leaders, the higher. */
public sealed interface Standing {
  long term();

  /** This member decides. */
  record Leading(long term) implements Standing {}

  /** Another decides. */
  record Following(MemberId leader, long term) implements Standing {}

  /** Nobody is known to decide: an election, a lost majority, or not joined yet. */
  record Leaderless(long term) implements Standing {}
}

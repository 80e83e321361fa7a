package org.personalcontainers.manager.membership;

import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;

/** One who keeps the store already, and where it is reached. */
public record Neighbour(MemberId member, MemberAddress address) {}

package org.personalcontainers.manager.live;

import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.UnixGroups;
import org.personalcontainers.manager.join.JoinDesk;

/**
 * What is served at the manager's socket: the API and the founding of a cluster for people, and
 * what this node's agent passes on for root.
 */
final class Desk implements Handler {
  private static final String ROOT = "root";
  private static final String PEOPLE = "pcctl";

  private final SortedMap<String, Handler> people;
  private final SortedMap<String, Handler> agent;
  private final Handler api;
  private final UnixGroups groups;

  Desk(JoinDesk joining, Handler membership, Handler api, UnixGroups groups) {
    this.people = joining.forPeople();
    this.agent = joining.forAgent();
    agent.put("POST /v1/membership", membership);
    this.api = api;
    this.groups = groups;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    if (!(request.peer() instanceof Peer.LocalUser user)) {
      return Response.text(403, "this socket is for the users of this machine");
    }
    String asked = request.method() + " " + request.path();
    if (user.user().equals(ROOT)) {
      return Optional.ofNullable(agent.get(asked)).orElseGet(() -> open(asked)).handle(request);
    }
    return groups.belongs(user, PEOPLE)
        ? open(asked).handle(request)
        : Response.text(403, "you are " + user.user() + ", and not in the group " + PEOPLE);
  }

  private Handler open(String asked) {
    return people.getOrDefault(asked, api);
  }
}

package org.personalcontainers.agent.join;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.api.Bootstrap;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Addressed;
import org.personalcontainers.link.knock.Company;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Guest;
import org.personalcontainers.link.knock.Words;

/** What people and the manager of this node may ask at the agent's socket about joining. */
public final class Office {
  private static final Form<Bootstrap.Knocks> KNOCKS = Form.of(Bootstrap.Knocks.class);

  private final Fingerprint own;
  private final Allegiance allegiance;
  private final Guests guests;
  private final Proposer proposer;
  private final Self self;

  /** This node, as it would knock elsewhere. */
  interface Self {
    Optional<JoinFile> paper();

    Guest guest();
  }

  Office(Fingerprint own, Allegiance allegiance, Guests guests, Proposer proposer, Self self) {
    this.own = own;
    this.allegiance = allegiance;
    this.guests = guests;
    this.proposer = proposer;
    this.self = self;
  }

  /** For whoever may look. */
  public SortedMap<String, Handler> forPeople() {
    SortedMap<String, Handler> handlers = new TreeMap<>();
    handlers.put("GET /v1/knocks", request -> Response.json(KNOCKS.write(knocks())));
    return handlers;
  }

  /** For root and the manager of this node: they hold the join key, and found clusters. */
  public SortedMap<String, Handler> forManager() {
    SortedMap<String, Handler> handlers = new TreeMap<>();
    handlers.put("GET /v1/company", request -> Response.json(Words.COMPANY.write(company())));
    handlers.put("POST /v1/claims", this::claim);
    handlers.put("POST /v1/admissions", this::admit);
    return handlers;
  }

  private Bootstrap.Knocks knocks() {
    Guest me = self.guest();
    return new Bootstrap.Knocks(
        self.paper().map(JoinFile::cluster),
        me.newcomer().name(),
        me.newcomer().address(),
        standing(),
        guests.all().stream().map(Office::knock).toList());
  }

  private static Bootstrap.Knock knock(Guest guest) {
    return new Bootstrap.Knock(
        guest.newcomer().name(),
        guest.newcomer().address(),
        guest.key().fingerprint().value(),
        guest.since());
  }

  private Company company() {
    return new Company(
        self.paper().map(JoinFile::cluster),
        self.paper().map(file -> file.key().reveal()),
        self.guest(),
        standing(),
        guests.all());
  }

  private Optional<String> standing() {
    return switch (allegiance.belonging()) {
      case Belonging.Free _ -> Optional.empty();
      case Belonging.Claimed(var claim) ->
          claim.proposer().equals(own)
              ? Optional.empty()
              : Optional.of(claim.by() + " founds " + claim.cluster() + " with it just now");
      case Belonging.Member(var admission) ->
          Optional.of("it belongs to " + admission.cluster() + " (" + admission.id() + ")");
    };
  }

  private Response claim(Request request) throws InterruptedException {
    try {
      return Response.json(Words.CLAIMING.write(proposer.claim(Words.WISH.read(request.body()))));
    } catch (Unreadable e) {
      return unreadable(e);
    }
  }

  private static Response unreadable(Unreadable e) {
    return Response.text(400, "the body can't be read: " + e.getMessage());
  }

  private Response admit(Request request) {
    try {
      return Response.json(Words.ENTRY.write(entry(Words.ADDRESSED.read(request.body()))));
    } catch (Unreadable e) {
      return unreadable(e);
    }
  }

  private Entry entry(Addressed addressed) {
    return addressed.to().equals(own)
        ? allegiance.admit(addressed.admission())
        : guests.admit(addressed);
  }
}

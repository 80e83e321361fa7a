package org.personalcontainers.manager.api;

import java.time.InstantSource;
import java.util.List;
import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.spec.KeyId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.join.Keychain;
import org.personalcontainers.manager.join.Papers;
import org.personalcontainers.manager.join.Porter;

/** Joining, as people ask for it: its own words in those of the API. */
public final class JoinRooms {
  private JoinRooms() {}

  /** All that the API of a real manager leads to. */
  public static Api.Rooms of(
      NodeName self,
      Cluster cluster,
      Porter porter,
      Keychain keychain,
      LogSource logs,
      Journal journal,
      Tracer tracer,
      InstantSource clock) {
    return new Api.Rooms(
        self,
        cluster,
        new Door(porter),
        new Ring(keychain),
        () ->
            Papers.authority(cluster.documents())
                .map(authority -> new AuthorityRegistrar(authority, clock)),
        logs,
        journal,
        tracer,
        clock);
  }

  private record Door(Porter porter) implements Gate {
    @Override
    public List<Members.Knocker> waiting() {
      return porter.waiting();
    }

    @Override
    public Admission admit(NodeName node, String by) throws InterruptedException {
      return told(porter.admit(node, by));
    }

    @Override
    public Admission replace(NodeName node, String by) throws InterruptedException {
      return told(porter.replace(node, by));
    }

    private static Admission told(Porter.Admitted came) {
      return switch (came) {
        case Porter.Admitted.Done done -> new Admission.Admitted();
        case Porter.Admitted.NobodyKnocks nobody -> new Admission.NobodyKnocks();
        case Porter.Admitted.Refused(String what, String remedy) ->
            new Admission.Refused(what, remedy);
      };
    }
  }

  private record Ring(Keychain keychain) implements Keyring {
    @Override
    public Keys list() {
      return new Keys(keychain.list().stream().map(Ring::key).toList());
    }

    private static Keys.Key key(Keychain.Listed listed) {
      return new Keys.Key(listed.id(), listed.state(), listed.left(), listed.uses());
    }

    @Override
    public Made make(Keys.Wanted wanted, String by) {
      return switch (keychain.make(wanted)) {
        case Keychain.Made.Fresh(var key, Keychain.Listed about) ->
            new Made.Fresh(new Keys.Made(key(about), key.reveal()));
        case Keychain.Made.NotNow(String reason) -> new Made.NotNow(reason);
      };
    }

    @Override
    public Revoked revoke(KeyId key, String by) {
      return switch (keychain.revoke(key)) {
        case Keychain.Revoked.Done done -> new Revoked.Done();
        case Keychain.Revoked.NoSuchKey none -> new Revoked.NoSuchKey();
        case Keychain.Revoked.NotNow(String reason) -> new Revoked.NotNow(reason);
      };
    }
  }
}

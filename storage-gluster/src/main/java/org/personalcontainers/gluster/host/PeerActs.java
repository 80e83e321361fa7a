package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/** How this node's daemon gets into a pool, or back into it. */
final class PeerActs {
  private static final Duration PROBE = Duration.ofSeconds(60);
  private static final Duration WRITE = Duration.ofSeconds(10);
  private static final Duration RESTART = Duration.ofSeconds(60);
  private static final Pattern IDENTITY =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String INFO = "/var/lib/glusterd/glusterd.info";

  private final GlusterCommand gluster;
  private final VolumeEyes eyes;
  private final HostNames names;
  private final Programs programs;

  PeerActs(GlusterCommand gluster, VolumeEyes eyes, HostNames names, Programs programs) {
    this.gluster = gluster;
    this.eyes = eyes;
    this.names = names;
    this.programs = programs;
  }

  /** That it probes itself, or somebody that it knows, Gluster calls a success too. */
  Answer probe(NodeName peer) {
    return names
        .obstacle(List.of(peer))
        .orElseGet(() -> gluster.ask(PROBE, "peer", "probe", peer.value()).answer());
  }

  Answer restore(PeerId identity) {
    return IDENTITY.matcher(identity.value()).matches()
        ? restoreAlone(identity)
        : new Answer.Refused("\"" + identity + "\" is no identity that a Gluster can have");
  }

  private Answer restoreAlone(PeerId identity) {
    return switch (eyes.pool()) {
      case Fact.Known<Pool>(Pool pool) when pool.self().equals(identity) -> new Answer.Done();
      case Fact.Known<Pool>(Pool pool) when !pool.peers().isEmpty() ->
          new Answer.Refused("this Gluster has peers");
      case Fact.Known<Pool> alone -> restoreWithoutVolumes(identity);
      case Fact.Unknown<Pool>(String reason) -> new Answer.Unanswered(reason);
    };
  }

  private Answer restoreWithoutVolumes(PeerId identity) {
    return switch (eyes.infos()) {
      case Fact.Known<List<VolumeInfo>>(List<VolumeInfo> infos) when !infos.isEmpty() ->
          new Answer.Refused("this Gluster has volumes: " + infos.getFirst().name());
      case Fact.Known<List<VolumeInfo>> none -> takeUp(identity);
      case Fact.Unknown<List<VolumeInfo>>(String reason) -> new Answer.Unanswered(reason);
    };
  }

  /**
   * Written while the daemon runs: it writes the file only when it gets company. A daemon that is
   * stopped first would stay so if this process died in between.
   */
  private Answer takeUp(PeerId identity) {
    String line = "s/^UUID=.*/UUID=" + identity + "/";
    return anew(
        List.of(List.of("sed", "-i", line, INFO), List.of("sync", INFO, folder())),
        () -> judge(identity));
  }

  /** Likewise removed while the daemon runs, which reads all of it when it starts. */
  Answer forget() {
    return switch (eyes.pool()) {
      case Fact.Known<Pool>(Pool pool) when pool.peers().isEmpty() && knowsNoVolume() ->
          new Answer.Done();
      case Fact.Known<Pool>(Pool pool) -> anew(removal(), () -> judgeForgotten(pool.self()));
      case Fact.Unknown<Pool>(String reason) -> new Answer.Unanswered(reason);
    };
  }

  private static List<List<String>> removal() {
    List<String> find = new ArrayList<>(List.of("find", folder(), "-mindepth", "1"));
    find.addAll(List.of("-maxdepth", "1"));
    for (String kept : List.of("glusterd.info", "hooks", "groups")) {
      find.addAll(List.of("!", "-name", kept));
    }
    find.addAll(List.of("-exec", "rm", "-rf", "{}", "+"));
    return List.of(find, List.of("sync", folder()));
  }

  private boolean knowsNoVolume() {
    return eyes.infos().ifKnown().filter(List::isEmpty).isPresent();
  }

  private Answer judgeForgotten(PeerId self) {
    return switch (eyes.pool()) {
      case Fact.Known<Pool>(Pool pool) when !pool.self().equals(self) ->
          new Answer.Unanswered("this Gluster is " + pool.self() + " now, not " + self);
      case Fact.Known<Pool>(Pool pool) when !pool.peers().isEmpty() ->
          new Answer.Unanswered("this Gluster knows peers again");
      case Fact.Known<Pool> alone -> new Answer.Done();
      case Fact.Unknown<Pool>(String reason) -> new Answer.Unanswered(reason);
    };
  }

  /** Changes its files, starts the daemon anew, and looks what came of it. */
  private Answer anew(List<List<String>> changes, Supplier<Answer> judge) {
    List<List<String>> orders = new ArrayList<>(changes);
    // Debian's unit may be started six times in an hour, unless somebody forgives it.
    orders.add(List.of("systemctl", "reset-failed", "glusterd"));
    for (List<String> order : orders) {
      if (!succeeds(WRITE, order)) {
        return new Answer.Unanswered("`" + String.join(" ", order) + "` failed");
      }
    }
    return succeeds(RESTART, List.of("systemctl", "restart", "glusterd"))
        ? judge.get()
        : new Answer.Unanswered("glusterd was not restarted (journalctl -u glusterd tells why)");
  }

  private static String folder() {
    return INFO.substring(0, INFO.lastIndexOf('/'));
  }

  private boolean succeeds(Duration limit, List<String> order) {
    return programs.run(limit, order) instanceof Programs.Outcome.Ended(int exit, _, _)
        && exit == 0;
  }

  private Answer judge(PeerId identity) {
    return switch (eyes.pool()) {
      case Fact.Known<Pool>(Pool pool) when pool.self().equals(identity) -> new Answer.Done();
      case Fact.Known<Pool>(Pool pool) ->
          new Answer.Unanswered("this Gluster is " + pool.self() + " after all");
      case Fact.Unknown<Pool>(String reason) -> new Answer.Unanswered(reason);
    };
  }
}

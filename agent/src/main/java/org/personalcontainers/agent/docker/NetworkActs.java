package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.SwarmNetwork;

/** Makes networks. One that is there already is never changed. */
final class NetworkActs {
  private final Engine engine;
  private final Supplier<Fact<ClusterSeen>> cluster;

  NetworkActs(Engine engine, Supplier<Fact<ClusterSeen>> cluster) {
    this.engine = engine;
    this.cluster = cluster;
  }

  Answer createRange(LocalNetwork range) {
    return engine.reading(
        "/networks",
        found ->
            Networks.hasName(found, range.name())
                ? judge(range, Networks.ranges(found).get(range.name()))
                : Verdict.of(engine.post("/networks/create", Networks.creation(range))));
  }

  private static Answer judge(LocalNetwork wanted, @Nullable LocalNetwork found) {
    return wanted.equals(found) ? new Answer.Done() : taken(wanted.name());
  }

  /** Looks at the whole swarm first: without a leader its networks seem to be absent. */
  Answer create(SwarmNetwork network) {
    return switch (cluster.get()) {
      case Fact.Known<ClusterSeen>(ClusterSeen seen)
          when Networks.serves(seen.networks(), network) ->
          new Answer.Done();
      case Fact.Known<ClusterSeen> known -> createNow(network);
      case Fact.Unknown<ClusterSeen>(String reason) -> new Answer.Unanswered(reason);
    };
  }

  private Answer createNow(SwarmNetwork network) {
    Reply reply = engine.post("/networks/create", Networks.creation(network));
    return reply instanceof Reply.Failed(int status, String message) && status == 409
        ? engine.reading("/networks", found -> judge(network, found))
        : Verdict.of(reply);
  }

  private static Answer judge(SwarmNetwork wanted, JsonNode found) {
    if (Networks.isBeingMade(found, wanted.name())) {
      return new Answer.Busy("the swarm is about to make the network " + wanted.name());
    }
    return Networks.serves(Networks.ofTheSwarm(found), wanted)
        ? new Answer.Done()
        : taken(wanted.name());
  }

  private static Answer taken(NetworkName name) {
    return new Answer.Refused("a network with the name " + name + " exists, and is another one");
  }
}

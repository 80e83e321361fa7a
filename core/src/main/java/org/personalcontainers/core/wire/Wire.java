package org.personalcontainers.core.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.StepResult;

/**
 * Everything that one part says to another, as JSON. Whoever reads may be older or newer than
 * whoever wrote. Reading throws {@link Unreadable}, and nothing else, whatever came in. Safe for
 * use by many threads.
 */
public final class Wire {
  /** Each is made when the first message of its type comes or goes: few parts need all. */
  private static final class Observations {
    static final Codec CODEC = new Codecs().of(Observation.class);
  }

  private static final class Orders {
    static final Codec CODEC = new Codecs().of(Order.Known.class);
    static final Codec FENCE = new Codecs().of(Fence.class);
  }

  private static final class Results {
    static final Codec CODEC = new Codecs().of(StepResult.class);
  }

  private static final class Ledgers {
    static final Codec CODEC = new Codecs().of(Ledger.class);
  }

  private static final class Specs {
    static final Codec CODEC = new Codecs().of(ClusterSpec.class);
  }

  private static final class Sightings {
    static final Codec CODEC = new Codecs().of(Sighting.class);
  }

  private static final class Secrets {
    static final Codec CODEC = new Codecs().of(JoinSecret.class);
  }

  private static final class Stacks {
    static final Codec CODEC = new Codecs().of(Rendered.class);
  }

  private static final class Equipments {
    static final Codec CODEC = new Codecs().of(Equipment.class);
  }

  private static final String TOKEN = "token";
  private static final String STACK = "stack";
  private static final String EQUIPMENT = "equipment";

  private Wire() {}

  public static byte[] write(Observation observation) {
    return bytes(Observations.CODEC.write(observation));
  }

  public static byte[] write(Order.Known order) {
    return bytes(Orders.CODEC.write(order));
  }

  public static byte[] write(StepResult result) {
    return bytes(Results.CODEC.write(result));
  }

  public static byte[] write(Ledger ledger) {
    return bytes(Ledgers.CODEC.write(ledger));
  }

  public static byte[] write(ClusterSpec spec) {
    return bytes(Specs.CODEC.write(spec));
  }

  public static byte[] write(Sighting sighting) {
    return bytes(Sightings.CODEC.write(sighting));
  }

  public static byte[] write(JoinSecret secret) {
    return bytes(Secrets.CODEC.write(secret));
  }

  public static byte[] write(Order.Known order, Cargo cargo) {
    SequencedMap<String, Json> fields = new LinkedHashMap<>();
    fields.put("order", Orders.CODEC.write(order));
    cargo.token().ifPresent(secret -> fields.put(TOKEN, Secrets.CODEC.write(secret)));
    cargo.stack().ifPresent(stack -> fields.put(STACK, Stacks.CODEC.write(stack)));
    cargo
        .equipment()
        .ifPresent(equipment -> fields.put(EQUIPMENT, Equipments.CODEC.write(equipment)));
    return bytes(new Json.Fields(fields));
  }

  /**
   * Facts in a form that is not known here become unknown. A node that runs a step that is not
   * known here counts as unreachable, because nobody can tell which locks it holds.
   */
  public static Observation readObservation(byte[] utf8) {
    Json json = Parser.parse(utf8, Limits.CLUSTER);
    try {
      return (Observation) read(Observations.CODEC, json);
    } catch (UnknownWord e) {
      return newerAgent(e);
    }
  }

  /** As {@link #readObservation} says; the fence is read all the same. */
  public static Sighting readSighting(byte[] utf8) {
    Json json = Parser.parse(utf8, Limits.CLUSTER);
    try {
      return (Sighting) read(Sightings.CODEC, json);
    } catch (UnknownWord e) {
      Json fence = ((Json.Fields) json).fields().getOrDefault("fence", new Json.Nothing());
      return new Sighting(
          "",
          fence instanceof Json.Nothing ? Optional.empty() : Optional.of(fence(fence)),
          newerAgent(e));
    }
  }

  private static Observation newerAgent(UnknownWord unknown) {
    return new Observation.Unreachable(
        "its agent is newer than this manager: " + unknown.getMessage(), Duration.ZERO);
  }

  public static JoinSecret readSecret(byte[] utf8) {
    return (JoinSecret) read(Secrets.CODEC, Parser.parse(utf8, Limits.ORDER));
  }

  public static Dispatch readDispatch(byte[] utf8) {
    Json json = Parser.parse(utf8, Limits.ORDER);
    if (!(json instanceof Json.Fields(var fields))) {
      throw Codec.notA("an object", json).below("$");
    }
    Cargo cargo =
        new Cargo(
            part(fields, TOKEN).map(token -> (JoinSecret) read(Secrets.CODEC, token)),
            part(fields, STACK).map(stack -> (Rendered) read(Stacks.CODEC, stack)),
            part(fields, EQUIPMENT)
                .map(equipment -> (Equipment) read(Equipments.CODEC, equipment)));
    return new Dispatch(order(fields.getOrDefault("order", new Json.Nothing())), cargo);
  }

  private static Optional<Json> part(SequencedMap<String, Json> fields, String name) {
    return Optional.ofNullable(fields.get(name)).filter(json -> !(json instanceof Json.Nothing));
  }

  public static Order readOrder(byte[] utf8) {
    return order(Parser.parse(utf8, Limits.ORDER));
  }

  private static Order order(Json json) {
    try {
      return (Order) read(Orders.CODEC, json);
    } catch (UnknownWord e) {
      return newer(json);
    }
  }

  private static Order newer(Json json) {
    var fields = ((Json.Fields) json).fields();
    Json fence = fields.getOrDefault("fence", new Json.Nothing());
    Json step = fields.getOrDefault("step", new Json.Nothing());
    return new Order.Newer(fence(fence), KindCodec.kind(step));
  }

  private static Fence fence(Json json) {
    return (Fence) read(Orders.FENCE, json);
  }

  /** An outcome that is not known here settles nothing: the next turn looks again. */
  public static StepResult readResult(byte[] utf8) {
    Json json = Parser.parse(utf8, Limits.ORDER);
    try {
      return (StepResult) read(Results.CODEC, json);
    } catch (UnknownWord e) {
      return new StepResult.Retry("the agent is newer than this manager: " + e.getMessage());
    }
  }

  /** A ledger in a form that is not known here is refused: half a ledger is worse than none. */
  public static Ledger readLedger(byte[] utf8) {
    return (Ledger) read(Ledgers.CODEC, Parser.parse(utf8, Limits.CLUSTER));
  }

  public static ClusterSpec readSpec(byte[] utf8) {
    return (ClusterSpec) read(Specs.CODEC, Parser.parse(utf8, Limits.CLUSTER));
  }

  private static Object read(Codec codec, Json json) {
    try {
      return codec.read(json);
    } catch (Unreadable e) {
      throw e.below("$");
    }
  }

  private static byte[] bytes(Json json) {
    return Printer.onOneLine(json).getBytes(StandardCharsets.UTF_8);
  }
}

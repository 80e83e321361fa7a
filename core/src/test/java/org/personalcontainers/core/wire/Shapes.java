package org.personalcontainers.core.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.step.StepResult;

/** All types that travel, found from what the parts say to each other. */
final class Shapes {
  static final List<Class<?>> MESSAGES =
      List.of(
          Observation.class, Order.Known.class, StepResult.class, Ledger.class, ClusterSpec.class);

  private Shapes() {}

  static Set<Class<?>> all() {
    Set<Class<?>> all = new LinkedHashSet<>();
    MESSAGES.forEach(message -> gather(message, all));
    return all;
  }

  private static void gather(Type type, Set<Class<?>> all) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        gather(argument, all);
      }
    } else if (type instanceof Class<?> shape && all.add(shape)) {
      Codecs.leaves(shape).forEach(leaf -> gather(leaf, all));
      if (shape.isRecord()) {
        for (RecordComponent component : shape.getRecordComponents()) {
          gather(component.getGenericType(), all);
        }
      }
    }
  }

  /** Those of several kinds, each with a "kind" on the wire. */
  static List<Class<?>> ofKinds() {
    return all().stream().filter(type -> type.isSealed() && type != Fact.class).toList();
  }
}

package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;

/** What all contracts do: ask until there is an answer, and order until nobody is busy. */
abstract class Contract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  abstract FreshNodes nodes();

  /** The value, as soon as it is known. */
  <T> T known(Supplier<Fact<T>> fact) {
    AtomicReference<T> known = new AtomicReference<>();
    nodes()
        .eventually(
            PATIENCE,
            () -> {
              fact.get().ifKnown().ifPresent(known::set);
              return known.get() != null;
            });
    return Objects.requireNonNull(known.get());
  }

  /** What is answered once nobody is busy with something else. */
  Answer answer(Supplier<Answer> act) {
    AtomicReference<Answer> answer = new AtomicReference<>();
    nodes()
        .eventually(
            PATIENCE,
            () -> {
              answer.set(act.get());
              return !(answer.get() instanceof Answer.Busy);
            });
    return Objects.requireNonNull(answer.get());
  }

  void done(Supplier<Answer> act) {
    Answer answer = answer(act);
    assertInstanceOf(Answer.Done.class, answer, answer::toString);
  }

  void refused(Supplier<Answer> act) {
    Answer answer = answer(act);
    assertInstanceOf(Answer.Refused.class, answer, answer::toString);
  }

  void eventually(BooleanSupplier condition) {
    nodes().eventually(PATIENCE, condition);
  }

  static <K, V> V at(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "no " + key + " in " + map);
  }

  /** From now on, each of them knows all others by name. */
  void introduce(List<NodePorts> nodes) {
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    nodes.forEach(node -> hosts.put(node.name(), node.address()));
    nodes.forEach(node -> done(() -> node.host().writeHosts(hosts)));
  }
}

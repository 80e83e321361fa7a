package org.personalcontainers.lab.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/**
 * The rooms of our modules, and which others of the same module each may know. What lies at the top
 * of a module wires them together, may know all of them, and is known by none.
 *
 * @param root the package above all modules
 */
record Rooms(String root) {
  static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("acme.dns", Set.of()),
          Map.entry("link.disk", Set.of()),
          Map.entry("link.gate", Set.of()),
          Map.entry("link.identity", Set.of("link.disk")),
          Map.entry("link.http", Set.of("link.gate", "link.identity")),
          Map.entry("link.invite", Set.of("link.identity")),
          Map.entry("link.knock", Set.of("link.identity")),
          Map.entry("agent.docker", Set.of("agent.host")),
          Map.entry("agent.host", Set.of()),
          Map.entry("agent.ingress", Set.of("agent.work")),
          Map.entry("agent.join", Set.of()),
          Map.entry("agent.logs", Set.of()),
          Map.entry("agent.observe", Set.of()),
          Map.entry("agent.perform", Set.of()),
          Map.entry("agent.serve", Set.of("agent.observe", "agent.work")),
          Map.entry("agent.work", Set.of()),
          Map.entry(
              "manager.api",
              Set.of(
                  "manager.certs",
                  "manager.join",
                  "manager.plan",
                  "manager.preview",
                  "manager.reconcile",
                  "manager.stack",
                  "manager.store",
                  "manager.vault")),
          Map.entry("manager.certs", Set.of("manager.reconcile", "manager.stack", "manager.store")),
          Map.entry("manager.figures", Set.of("manager.api", "manager.reconcile", "manager.store")),
          Map.entry("manager.fleet", Set.of("manager.reconcile")),
          Map.entry("manager.group", Set.of()),
          Map.entry("manager.join", Set.of("manager.reconcile", "manager.store")),
          Map.entry(
              "manager.live",
              Set.of(
                  "manager.api",
                  "manager.certs",
                  "manager.figures",
                  "manager.fleet",
                  "manager.group",
                  "manager.join",
                  "manager.membership",
                  "manager.plan",
                  "manager.preview",
                  "manager.reconcile",
                  "manager.stack",
                  "manager.store",
                  "manager.store.atomix",
                  "manager.talk",
                  "manager.vault")),
          Map.entry(
              "manager.membership",
              Set.of(
                  "manager.fleet",
                  "manager.join",
                  "manager.plan",
                  "manager.reconcile",
                  "manager.store",
                  "manager.vault")),
          Map.entry("manager.plan", Set.of()),
          Map.entry("manager.preview", Set.of("manager.plan")),
          Map.entry("manager.reconcile", Set.of("manager.store")),
          Map.entry("manager.stack", Set.of("manager.store")),
          Map.entry("manager.store", Set.of()),
          Map.entry("manager.store.atomix", Set.of("manager.store")),
          Map.entry(
              "manager.talk",
              Set.of("manager.api", "manager.group", "manager.reconcile", "manager.vault")),
          Map.entry("manager.vault", Set.of("manager.store")),
          Map.entry("lab.bench", Set.of("lab.cluster", "lab.real")),
          Map.entry("lab.cluster", Set.of("lab.image", "lab.real")),
          Map.entry("lab.drill", Set.of("lab.cluster", "lab.hostile", "lab.real")),
          Map.entry("lab.hostile", Set.of("lab.cluster", "lab.real")),
          Map.entry("lab.image", Set.of("lab.real")),
          Map.entry("lab.real", Set.of()),
          Map.entry("lab.sim", Set.of("lab.sim.world")),
          Map.entry("lab.sim.world", Set.of()),
          Map.entry("lab.verbs", Set.of("lab.cluster", "lab.image", "lab.real")));

  ArchRule rule() {
    return classes()
        .that()
        .resideInAnyPackage(MAY_KNOW.keySet().stream().map(this::below).toArray(String[]::new))
        .should(new KnowNoOthers())
        .allowEmptyShould(true);
  }

  private String below(String room) {
    return root + "." + room;
  }

  /** The name of the room that a class lies in. */
  String room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
  }

  static String module(String room) {
    return room.split("\\.", -1)[0];
  }

  private final class KnowNoOthers extends ArchCondition<JavaClass> {
    KnowNoOthers() {
      super("know of their module only the rooms that they may");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      String from = room(type);
      Set<String> known = MAY_KNOW.getOrDefault(from, Set.of());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String to = room(dependency.getTargetClass());
        if (module(to).equals(module(from)) && !to.equals(from) && !known.contains(to)) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }
  }
}

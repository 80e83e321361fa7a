package org.personalcontainers.lab.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The rules of the house, for the packages below a root: for our own, and for a small house in the
 * tests that breaks every one of them.
 *
 * @param engine the packages of the Raft engine, which only one of ours may know
 * @param channel the packages of JGroups, which only one of ours may know
 */
record House(String root, String engine, String channel) {
  static final House OURS = new House("org.personalcontainers", "io.atomix..", "org.jgroups..");

  /** Inside the core each may know those before it. */
  private static final List<String> FLOORS =
      List.of("spec", "stack", "cert", "status", "ledger", "step", "node", "plan");

  /** On top of all floors, beside each other. */
  private static final List<String> ROOFS = List.of("acme", "api", "check", "port", "wire");

  private static final Pattern HOLLOW_NAME =
      Pattern.compile(
          ".*?(?<![A-Z])(Impl|Utils?|Helpers?|Base|Abstract|Common)(?![a-z]).*|common|util|helper");

  private static final List<String> CLOCKS = List.of("currentTimeMillis", "nanoTime");

  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    addModules(rules);
    addCore(rules);
    rules.put(
        "the lab's real nodes and its simulated ones don't know each other",
        apart("lab.real", "lab.sim"));
    rules.put("only one package knows the Raft engine", hidden(engine, "manager.store.atomix"));
    rules.put("only one package knows JGroups", hidden(channel, "manager.group"));
    rules.put("rooms know only the rooms that they may", new Rooms(root).rule());
    rules.put("no packages go round in circles", noCircles());
    rules.put("what plans is pure: no clock, no chance", pure());
    rules.put("no hollow names", noHollowNames());
    return rules;
  }

  ArchRule rule(String name) {
    return Optional.ofNullable(rules().get(name)).orElseThrow();
  }

  private void addModules(Map<String, ArchRule> rules) {
    rules.put(
        "core imports nothing of ours",
        none("core", "link", "gluster", "acme", "agent", "manager", "cli", "lab"));
    rules.put(
        "link imports only core",
        none("link", "gluster", "acme", "agent", "manager", "cli", "lab"));
    rules.put(
        "acme imports only core",
        none("acme", "link", "gluster", "agent", "manager", "cli", "lab"));
    rules.put(
        "gluster imports only core",
        none("gluster", "link", "acme", "agent", "manager", "cli", "lab"));
    rules.put(
        "agent imports only core, link and gluster",
        none("agent", "acme", "manager", "cli", "lab"));
    rules.put(
        "manager imports only core, link and gluster",
        none("manager", "acme", "agent", "cli", "lab"));
    rules.put("manager imports of gluster only plan", onlyThePlans());
    rules.put(
        "cli imports only core and link",
        none("cli", "gluster", "acme", "agent", "manager", "lab"));
    rules.put("manager acts through no port", none("manager", "core.port"));
    rules.put("cli acts through no port", none("cli", "core.port"));
    rules.put("link acts through no port", none("link", "core.port"));
    rules.put("acme acts through no port", none("acme", "core.port"));
  }

  private void addCore(Map<String, ArchRule> rules) {
    for (int i = 0; i < FLOORS.size() - 1; i++) {
      rules.put(
          "core." + FLOORS.get(i) + " knows no higher floor",
          floors(FLOORS.get(i), FLOORS.subList(i + 1, FLOORS.size())));
    }
    for (String roof : ROOFS) {
      rules.put("no floor of the core knows core." + roof, floors(FLOORS, roof));
      rules.put(
          "core." + roof + " knows none beside it",
          floors(roof, ROOFS.stream().filter(other -> !other.equals(roof)).toList()));
    }
  }

  private ArchRule floors(String from, List<String> higher) {
    return none("core." + from, higher.stream().map(to -> "core." + to).toArray(String[]::new));
  }

  private ArchRule floors(List<String> from, String to) {
    return noClasses()
        .that()
        .resideInAnyPackage(
            from.stream().map(floor -> tree("core." + floor)).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(tree("core." + to))
        .allowEmptyShould(true);
  }

  private String tree(String name) {
    return root + "." + name + "..";
  }

  private ArchRule none(String from, String... to) {
    String[] trees = List.of(to).stream().map(this::tree).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(tree(from))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(trees)
        .allowEmptyShould(true);
  }

  private ArchRule onlyThePlans() {
    DescribedPredicate<JavaClass> otherThanPlans =
        resideInAPackage(tree("gluster"))
            .and(DescribedPredicate.not(resideInAPackage(tree("gluster.plan"))));
    return noClasses()
        .that()
        .resideInAPackage(tree("manager"))
        .should()
        .dependOnClassesThat(otherThanPlans)
        .allowEmptyShould(true);
  }

  private ArchRule apart(String one, String other) {
    return slices()
        .matching(root + ".lab.(*)..")
        .that(
            DescribedPredicate.describe(
                "are " + one + " or " + other,
                slice -> List.of(one, other).contains("lab." + slice.getNamePart(1))))
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true);
  }

  private ArchRule hidden(String engine, String room) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(tree(room), engine)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(engine)
        .allowEmptyShould(true);
  }

  private ArchRule noCircles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule pure() {
    return noClasses()
        .that(are(resideInAnyPackage(tree("core"), tree("gluster.plan"), tree("manager.plan"))))
        .should()
        .callCodeUnitWhere(
            DescribedPredicate.describe("asks a clock or draws lots", House::isImpure))
        .allowEmptyShould(true);
  }

  private static boolean isImpure(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    String name = call.getName();
    return owner.isAssignableTo(RandomGenerator.class)
        || (owner.isEquivalentTo(Math.class) && name.equals("random"))
        || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
        || (owner.isEquivalentTo(System.class) && CLOCKS.contains(name))
        || owner.isAssignableTo(Clock.class)
        || (owner.getPackageName().equals(Instant.class.getPackageName()) && name.equals("now"));
  }

  private ArchRule noHollowNames() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should(be(DescribedPredicate.describe("named hollowly", House::isHollow)))
        .allowEmptyShould(true);
  }

  /** The class's own name, or a part of its package's. */
  private static boolean isHollow(JavaClass type) {
    return HOLLOW_NAME.matcher(type.getSimpleName()).matches()
        || List.of(type.getPackageName().split("\\.", -1)).stream()
            .anyMatch(part -> HOLLOW_NAME.matcher(part).matches());
  }
}

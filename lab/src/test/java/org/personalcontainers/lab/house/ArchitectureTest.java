package org.personalcontainers.lab.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house hold in every module, and every one of them can fail. */
class ArchitectureTest {
  private static final String BROKEN_ROOT = "org.personalcontainers.lab.house.broken";
  private static final House BROKEN_HOUSE =
      new House(BROKEN_ROOT, BROKEN_ROOT + ".atomix..", BROKEN_ROOT + ".jgroups..");

  /** What JMH writes from our benchmarks is not ours. */
  private static final ImportOption OURS =
      location -> !location.contains("jmh_generated") && !location.contains("/house/broken/");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(OURS)
          .importPackages(House.OURS.root());

  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BROKEN_ROOT);

  static Stream<String> names() {
    return House.OURS.rules().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void holds(String rule) {
    EvaluationResult result = House.OURS.rule(rule).evaluate(CLASSES);
    assertEquals("", String.join("\n", result.getFailureReport().getDetails()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void canFail(String rule) {
    assertTrue(BROKEN_HOUSE.rule(rule).evaluate(BROKEN).hasViolation(), rule);
  }

  @Test
  void looksAtEveryModule() {
    Set<String> modules =
        CLASSES.stream()
            .map(type -> type.getPackageName() + ".")
            .map(name -> name.substring(House.OURS.root().length() + 1))
            .map(name -> name.substring(0, name.indexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of("acme", "agent", "cli", "core", "gluster", "lab", "link", "manager"), modules);
  }

  /** Whoever opens a room in one of these modules says what it may know. */
  @Test
  void knowsEveryRoom() {
    Rooms rooms = new Rooms(House.OURS.root());
    Set<String> modules =
        Rooms.MAY_KNOW.keySet().stream().map(Rooms::module).collect(Collectors.toSet());
    Set<String> found =
        CLASSES.stream()
            .map(rooms::room)
            .filter(room -> room.contains(".") && modules.contains(Rooms.module(room)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(Rooms.MAY_KNOW.keySet()), found);
  }

  @Test
  void findsEveryClockAndEveryDie() {
    String found =
        String.join(
            "\n",
            BROKEN_HOUSE
                .rule("what plans is pure: no clock, no chance")
                .evaluate(BROKEN)
                .getFailureReport()
                .getDetails());
    for (String call :
        List.of(
            "java.util.Random.<init>",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.security.SecureRandom.<init>",
            "java.util.concurrent.ThreadLocalRandom.nextInt")) {
      assertTrue(found.contains(call), call + " is not found in\n" + found);
    }
  }

  @Test
  void findsEveryHollowName() {
    Set<String> hollow =
        BROKEN.stream()
            .filter(type -> type.getPackageName().contains(".hollow"))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
    String found =
        BROKEN_HOUSE.rule("no hollow names").evaluate(BROKEN).getFailureReport().toString();
    assertEquals(8, hollow.size());
    hollow.forEach(
        name -> assertEquals(!name.equals("Database"), found.contains("." + name + ">"), name));
  }
}

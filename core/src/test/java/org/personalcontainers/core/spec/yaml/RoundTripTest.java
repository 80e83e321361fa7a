package org.personalcontainers.core.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.personalcontainers.core.spec.ClusterSpec;

/** What we print, we read; and every value of it says where it came from. */
class RoundTripTest {
  @Provide
  Arbitrary<ClusterSpec> specs() {
    return Specs.any();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatIsPrintedIsReadAsTheSame(@ForAll("specs") ClusterSpec spec) {
    assertEquals(spec, read(ClusterYaml.print(spec)).spec());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void originsAreCommentsAndChangeNothing(@ForAll("specs") ClusterSpec spec) {
    Reading.Read read = read(ClusterYaml.print(spec));
    assertEquals(spec, read(ClusterYaml.print(spec, read.origins())).spec());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void everyPrintedValueHasAnOrigin(@ForAll("specs") ClusterSpec spec) {
    String printed = ClusterYaml.print(spec);
    List<String> values =
        ClusterYaml.print(spec, read(printed).origins())
            .lines()
            .filter(line -> !line.endsWith(":"))
            .toList();
    values.forEach(line -> assertTrue(line.matches(".*  # line [0-9]+"), line));
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void printingIsSteady(@ForAll("specs") ClusterSpec spec) {
    String printed = ClusterYaml.print(spec);
    assertEquals(printed, ClusterYaml.print(read(printed).spec()));
  }

  private static Reading.Read read(String text) {
    Reading reading = ClusterYaml.read("cluster.yml", text);
    return assertInstanceOf(Reading.Read.class, reading, () -> reading + "\n" + text);
  }
}

package org.personalcontainers.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NodeNameTest {
  @Test
  void refusesWhatIsNoHostName() {
    assertThrows(IllegalArgumentException.class, () -> new NodeName("Pi 1"));
  }

  @Property(tries = 50)
  void keepsItsValue(@ForAll int number) {
    String name = "pi" + Math.abs((long) number);
    assertEquals(name, new NodeName(name).toString());
  }
}

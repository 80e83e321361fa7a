package org.personalcontainers.core.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.StackName;

class HashedNameTest {
  private static final StackName STACK = new StackName("blog");
  private static final ContentHash ONE = hash("one");

  private static ContentHash hash(String content) {
    return ContentHash.of(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(String key, ContentHash content) {
    return HashedName.of(STACK, new ResourceName(key), content).value();
  }

  @Test
  void endsInTheContent() {
    assertEquals("blog_site-7692c3ad3540", name("site", ONE));
    assertNotEquals(name("site", ONE), name("site", hash("two")));
    assertEquals("site-7692c3ad3540", HashedName.of(new ResourceName("site"), ONE).value());
  }

  @Test
  void isNeverLongerThanSwarmTakes() {
    for (int length = 1; length <= 64; length++) {
      assertTrue(name("a".repeat(length), ONE).length() <= HashedName.LONGEST);
    }
  }

  @Test
  void longNamesThatBeginAlikeStayApart() {
    String long1 = "a".repeat(60) + "b";
    String long2 = "a".repeat(60) + "c";
    assertNotEquals(name(long1, ONE), name(long2, ONE));
  }
}

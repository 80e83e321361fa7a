package org.personalcontainers.manager.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.spec.NodeName;

/** The bounds of the whole, which no single commit can reach, and the names. */
class DocumentsTest {
  private static final Content BIG = Content.of(new byte[Documents.DOCUMENT_BYTES]);

  @Test
  void growsToItsBoundAndNoFurther() {
    Documents full = Documents.NONE;
    int most = Documents.TOTAL_BYTES / Documents.DOCUMENT_BYTES;
    for (int i = 1; i <= most; i++) {
      full = full.judge(i, List.of(put("history/" + i, 0, BIG))).documents();
    }
    Documents.Judged over = full.judge(99, List.of(put("cluster", 0, Content.of("{}"))));
    assertInstanceOf(Outcome.TooLarge.class, over.outcome());
    assertEquals(full, over.documents());
    Documents.Judged swapped =
        full.judge(
            99,
            List.of(
                new Write.Delete(new DocumentName("history/1"), 1),
                put("cluster", 0, Content.of("{}"))));
    assertEquals(new Outcome.Committed(99), swapped.outcome());
  }

  @Test
  void holdsOnlySoManyDocuments() {
    Documents full = Documents.NONE;
    for (int i = 0; i < Documents.TOTAL_DOCUMENTS; i += Documents.COMMIT_WRITES) {
      List<Write> writes =
          IntStream.range(i, i + Documents.COMMIT_WRITES)
              .mapToObj(n -> put("key/" + n, 0, Content.of("")))
              .toList();
      full = full.judge(i + 1, writes).documents();
    }
    assertEquals(Documents.TOTAL_DOCUMENTS, full.all().size());
    assertInstanceOf(
        Outcome.TooLarge.class,
        full.judge(9999, List.of(put("one/more", 0, Content.of("")))).outcome());
  }

  @Test
  void refusesTooManyAtOnce() {
    List<Write> writes =
        IntStream.rangeClosed(0, Documents.COMMIT_WRITES)
            .mapToObj(n -> put("key/" + n, 0, Content.of("")))
            .toList();
    assertEquals(true, Documents.refused(writes).isPresent());
    assertEquals(false, Documents.refused(writes.subList(1, writes.size())).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/", "/a", "a//b", "../x", "a/..", "a b", ".a", "a\n"})
  void refusesWhatIsNoName(String name) {
    assertThrows(IllegalArgumentException.class, () -> new DocumentName(name));
  }

  @Test
  void namesMembersByNodeAndKey() {
    MemberId member = new MemberId(new NodeName("pi1"), "0123abcd");
    assertEquals("pi1.0123abcd", member.toString());
    assertEquals(member, MemberId.parse("pi1.0123abcd"));
    for (String bad : List.of("pi1", "pi1.", "pi1.xyz", ".0123abcd", "pi1.0123ABCD")) {
      assertThrows(IllegalArgumentException.class, () -> MemberId.parse(bad), bad);
    }
    MemberAddress address = new MemberAddress("::1", 7673);
    assertEquals(address, MemberAddress.parse(address.toString()));
  }

  private static Write put(String name, long expected, Content content) {
    return new Write.Put(new DocumentName(name), expected, content);
  }
}

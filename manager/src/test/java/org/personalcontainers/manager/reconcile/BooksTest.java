package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.preview.Fresh;

/** A cluster that was founded by an older manager is read by a newer one. */
class BooksTest {
  private static final Form<Books> FORM = Form.large(Books.class);
  private static final Books BLANK =
      Books.blank(Fresh.spec(3), Ledger.blank(new ClusterId("test")));

  private static String text(Books books) {
    return new String(FORM.write(books), StandardCharsets.UTF_8);
  }

  @Test
  void booksOfBeforeThereWereStacksAreRead() {
    assertFalse(text(BLANK).contains("stacks\":{\"blog"), text(BLANK));
    assertFalse(text(BLANK).contains("wishes"), text(BLANK));
    assertEquals(new TreeMap<>(), FORM.read(FORM.write(BLANK)).stacks());
  }

  @Test
  void wishesAreKept() {
    StackWish stopped = new StackWish.Stopped(ContentHash.of(new byte[0]));
    Books books =
        BLANK.wishing(
            new TreeMap<>(
                Map.of(
                    new StackName("blog"), new StackWish.Gone(), new StackName("shop"), stopped)));
    assertEquals(books, FORM.read(FORM.write(books)));
    assertEquals(BLANK, books.wishing(new TreeMap<>()));
  }
}

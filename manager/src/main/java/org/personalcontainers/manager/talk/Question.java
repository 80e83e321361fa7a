package org.personalcontainers.manager.talk;

import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.wire.Form;

/** What a manager asks one other. */
public sealed interface Question {
  Form<Question> FORM = Form.of(Question.class);

  /** What happened before it came, answered with {@link Recollection}. */
  record Recent() implements Question {}

  /**
   * The keys of the vault, answered with {@link org.personalcontainers.manager.vault.Keyring.Held}.
   * Only managers are in the group, and no one else's question is passed on as this one.
   */
  record Keys() implements Question {}

  /**
   * What somebody asked it and another has to answer, with a {@link Reply}; the body comes behind.
   *
   * @param by who asked, as this manager recognised them
   */
  record Passed(String method, String path, SortedMap<String, String> query, String by)
      implements Question {
    public Passed {
      query = Ordered.copy(query);
    }
  }
}

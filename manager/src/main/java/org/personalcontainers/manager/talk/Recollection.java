package org.personalcontainers.manager.talk;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.api.Happening;

/**
 * What a manager knows that others may not.
 *
 * @param look its own last one where it leads; all of it counts as changed
 */
public record Recollection(List<Happening> happened, Optional<News.Looked> look) {
  static final Form<Recollection> FORM = Form.large(Recollection.class);

  public Recollection {
    happened = List.copyOf(happened);
  }
}

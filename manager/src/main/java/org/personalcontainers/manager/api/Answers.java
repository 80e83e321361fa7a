package org.personalcontainers.manager.api;

import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;

/** Answers of every kind. */
final class Answers {
  private static final Form<Refusal> REFUSAL = Form.of(Refusal.class);

  private Answers() {}

  static <T> Response of(Form<T> form, T answer) {
    return Response.json(form.write(answer));
  }

  static Response of(Refused refused) {
    return Response.json(refused.status(), REFUSAL.write(refused.refusal()));
  }
}

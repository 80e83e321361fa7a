package org.personalcontainers.manager.api;

import java.util.List;
import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.spec.KeyId;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;

/** The keys of join.yml files. */
record KeyRoads(Desk desk, Keyring keyring) {
  private static final Form<Keys> KEYS = Form.of(Keys.class);
  private static final Form<Keys.Wanted> WANTED = Form.of(Keys.Wanted.class);
  private static final Form<Keys.Made> MADE = Form.of(Keys.Made.class);

  List<Road> all() {
    return List.of(
        Road.get(
            "/v1/keys", Keys.class, "the join keys, without what they are made of", this::keys),
        Road.post(
            "/v1/keys",
            Keys.Wanted.class,
            Keys.Made.class,
            "a new key, shown this once",
            this::make),
        Road.delete(
            "/v1/keys/{key}", "it admits nobody any more; who is in stays in", this::revoke));
  }

  private Response keys(Call call) {
    desk.books();
    return Answers.of(KEYS, keyring.list());
  }

  private Response make(Call call) throws InterruptedException {
    desk.books();
    return switch (keyring.make(call.body(WANTED), call.by())) {
      case Keyring.Made.Fresh(Keys.Made key) -> Answers.of(MADE, key);
      case Keyring.Made.NotNow(String reason) -> throw Refused.notNow(reason, "try again");
    };
  }

  private Response revoke(Call call) throws InterruptedException {
    desk.books();
    KeyId key = id(call.named("key"));
    return switch (keyring.revoke(key, call.by())) {
      case Keyring.Revoked.Done done -> Response.nothing();
      case Keyring.Revoked.NoSuchKey none ->
          throw Refused.notFound("there is no key " + key, "see: pcctl cluster key ls");
      case Keyring.Revoked.NotNow(String reason) -> throw Refused.notNow(reason, "try again");
    };
  }

  private static KeyId id(String text) {
    try {
      return new KeyId(text);
    } catch (IllegalArgumentException unfit) {
      throw Refused.badRequest(String.valueOf(unfit.getMessage()), "see: pcctl cluster key ls");
    }
  }
}

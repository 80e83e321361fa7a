package org.personalcontainers.manager.api;

import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import org.personalcontainers.core.api.Invitation;
import org.personalcontainers.core.api.PersonName;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.identity.Role;

/** Gives people certificates that end, unlike those of machines: laptops get lost. */
public record AuthorityRegistrar(Authority holder, InstantSource clock) implements Registrar {
  private static final Duration LIFE = Duration.ofDays(365);

  @Override
  public String authority() {
    return PublicPem.of(holder.certificate());
  }

  @Override
  public String certify(PersonName name, Invitation.Role role, PublicKey key) {
    Role written =
        switch (role) {
          case PERSON -> Role.PERSON;
          case METRICS -> Role.METRICS;
        };
    return PublicPem.of(holder.issue(key, written, name.value(), clock.instant().plus(LIFE)));
  }
}

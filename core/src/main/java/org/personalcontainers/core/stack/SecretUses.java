package org.personalcontainers.core.stack;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;

/**
 * The secrets of the cluster that a stack uses. What was handed in names them; what they hold is
 * filled in whenever it is needed, so that other content changes the stack without its file.
 */
public record SecretUses(SortedMap<SecretName, SecretUse> uses) {
  public static final SecretUses NONE = new SecretUses(Collections.emptySortedMap());

  public SecretUses {
    uses = Ordered.copy(uses);
  }

  /**
   * A stack with all that it needs.
   *
   * @param services what each of them is made of
   */
  public record Filled(Rendered stack, SortedMap<ServiceName, ContentHash> services) {
    public Filled {
      services = Ordered.copy(services);
    }
  }

  /** Those that there would have to be. */
  public SortedSet<SecretName> lacking(Map<SecretName, KeptSecret> kept) {
    SortedSet<SecretName> lacking = new TreeSet<>(uses.keySet());
    lacking.removeAll(kept.keySet());
    return lacking;
  }

  /**
   * With what the secrets hold now; none may be lacking. What uses none is as it was.
   *
   * @param services as they were made of before that
   */
  public Filled fill(
      StackName name,
      Rendered stack,
      SortedMap<ServiceName, ContentHash> services,
      SortedMap<SecretName, KeptSecret> kept) {
    SortedMap<SecretName, HashedName> names = new TreeMap<>();
    uses.keySet()
        .forEach(
            secret -> names.put(secret, SecretUse.name(name, secret, of(kept, secret).mark())));
    SortedMap<ServiceName, ContentHash> filled = new TreeMap<>();
    String compose = stack.compose();
    for (Map.Entry<ServiceName, ContentHash> service : services.entrySet()) {
      ContentHash content = content(service.getKey(), service.getValue(), names);
      filled.put(service.getKey(), content);
      compose = compose.replace(service.getValue().value(), content.value());
    }
    for (Map.Entry<SecretName, SecretUse> use : uses.entrySet()) {
      String own = of(names, use.getKey()).value();
      compose = compose.replace(use.getValue().standIn().value(), own);
    }
    return new Filled(new Rendered(compose, stack.configs(), with(stack, names, kept)), filled);
  }

  private static <T> T of(Map<SecretName, T> all, SecretName secret) {
    T found = all.get(secret);
    if (found == null) {
      throw new IllegalArgumentException("the secret " + secret + " is not kept");
    }
    return found;
  }

  private ContentHash content(
      ServiceName service, ContentHash before, SortedMap<SecretName, HashedName> names) {
    StringBuilder all = new StringBuilder();
    uses.forEach(
        (secret, use) -> {
          if (use.services().contains(service)) {
            all.append('\n').append(of(names, secret));
          }
        });
    return all.isEmpty()
        ? before
        : ContentHash.of((before.value() + all).getBytes(StandardCharsets.UTF_8));
  }

  private static SortedMap<HashedName, SwarmObject> with(
      Rendered stack,
      SortedMap<SecretName, HashedName> names,
      SortedMap<SecretName, KeptSecret> kept) {
    SortedMap<HashedName, SwarmObject> all = new TreeMap<>(stack.secrets());
    names.forEach((secret, name) -> all.put(name, of(kept, secret).object()));
    return all;
  }
}

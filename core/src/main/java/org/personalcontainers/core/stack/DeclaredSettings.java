package org.personalcontainers.core.stack;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.SettingName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.StackSpec;

/**
 * What cluster.yml sets of a stack: {@code dashboard_user} there is {@code $DASHBOARD_USER} here.
 */
public record DeclaredSettings(SortedMap<SettingName, String> settings) {
  public DeclaredSettings {
    settings = Ordered.copy(settings);
  }

  /** Nothing where it does not name the stack. */
  public static DeclaredSettings of(ClusterSpec spec, StackName stack) {
    return new DeclaredSettings(
        Optional.ofNullable(spec.stacks().get(stack))
            .map(StackSpec::settings)
            .orElseGet(TreeMap::new));
  }

  /** None of it is secret: cluster.yml is shown. */
  public Values values() {
    SortedMap<VariableName, Value> values = new TreeMap<>();
    settings.forEach((name, text) -> values.put(variable(name), new Value.Plain(text)));
    return new Values(values);
  }

  static VariableName variable(SettingName name) {
    String word = name.value().toUpperCase(Locale.ROOT).replace('-', '_');
    return new VariableName(Character.isDigit(word.charAt(0)) ? "_" + word : word);
  }

  /** By which it is told whether they are others by now; empty where there are none. */
  public Optional<ContentHash> content() {
    return Optional.of(settings)
        .filter(some -> !some.isEmpty())
        .map(some -> ContentHash.of(some.toString().getBytes(StandardCharsets.UTF_8)));
  }
}

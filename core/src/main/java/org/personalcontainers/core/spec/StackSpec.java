package org.personalcontainers.core.spec;

import java.util.SortedMap;

/** A stack that is to run, with its settings. */
public record StackSpec(StackName name, SortedMap<SettingName, String> settings) {
  public StackSpec {
    settings = Ordered.copy(settings);
  }
}

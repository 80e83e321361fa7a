package org.personalcontainers.cli.word;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Options that mean the same behind every verb. */
public final class Options {
  public static final String YES = "--yes";
  public static final String DRY_RUN = "--dry-run";
  public static final String NO_WAIT = "--no-wait";

  private Options() {}

  /** There or not there. */
  public static OptionSpec flag(String about, String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0").description(about).build();
  }

  public static OptionSpec text(String label, String about, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(about)
        .build();
  }

  /** May be given more than once. */
  public static OptionSpec texts(String label, String about, String... names) {
    return OptionSpec.builder(names)
        .type(String[].class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(label)
        .description(about)
        .build();
  }

  public static OptionSpec yes() {
    return flag("Don't ask.", "-y", YES);
  }

  public static OptionSpec dryRun() {
    return flag("Show what would be done, and do nothing.", DRY_RUN);
  }

  public static OptionSpec noWait() {
    return flag("Come back at once: the cluster goes on by itself.", NO_WAIT);
  }

  /**
   * A word behind the verb.
   *
   * @param place counted from 0
   * @param arity 1 where it must be there, 0..1 where it may be
   */
  public static PositionalParamSpec word(int place, String arity, String label, String about) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(place))
        .arity(arity)
        .type(String.class)
        .paramLabel(label)
        .description(about)
        .build();
  }

  /** Any number of words, from a place on. */
  public static PositionalParamSpec words(int place, String label, String about) {
    return PositionalParamSpec.builder()
        .index(place + "..*")
        .arity("1..*")
        .type(String[].class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(about)
        .build();
  }

  public static boolean isGiven(ParseResult typed, String option) {
    return typed.hasMatchedOption(option);
  }
}

package org.personalcontainers.cli.stack;

import org.personalcontainers.cli.word.Options;
import picocli.CommandLine.Model.CommandSpec;

/** How values are said behind a verb. A page is made of it alone, without what reads values. */
final class ValueOptions {
  static final String FILE = "--env-file";
  static final String SET = "--set";

  private ValueOptions() {}

  static CommandSpec added(CommandSpec page) {
    return page.addOption(
            Options.texts("NAME=VALUE", "What a variable stands for; wins over files.", SET))
        .addOption(
            Options.texts("FILE", "Read values from it; wins over .env beside the file.", FILE));
  }
}

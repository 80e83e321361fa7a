package org.personalcontainers.cli.app;

import org.personalcontainers.cli.word.Options;
import picocli.CommandLine.Model.CommandSpec;

/** What may be said of an app. A page is made of it alone, without what reads it. */
final class AppOptions {
  static final String NAME = "--name";
  static final String DOMAIN = "--domain";
  static final String INTERNAL = "--internal";
  static final String PORT = "--port";
  static final String ROUTE = "--route";
  static final String HEALTH = "--health";
  static final String REPLICAS = "--replicas";
  static final String ENV = "--env";
  static final String ENV_FILE = "--env-file";
  static final String VOLUME = "--volume";
  static final String AUTH = "--auth";
  static final String OPEN = "--open";
  static final String NO_HSTS = "--no-hsts";
  static final String SHOW = "--show";

  private AppOptions() {}

  static CommandSpec added(CommandSpec page) {
    return page.addOption(
            Options.texts("NAME", "Where people reach it, by HTTPS; may be repeated.", DOMAIN))
        .addOption(Options.flag("People don't reach it, only other services.", INTERNAL))
        .addOption(Options.text("PORT", "Where its container listens (default: 80).", PORT))
        .addOption(Options.text("PATH", "Only what is below that path, such as /api.", ROUTE))
        .addOption(
            Options.text(
                "PATH", "It is well as long as that path answers; else passed by.", HEALTH))
        .addOption(Options.text("N", "How many containers (default: 1).", REPLICAS))
        .addOption(Options.texts("NAME=VALUE", "A variable of its environment.", ENV))
        .addOption(Options.texts("FILE", "Variables of its environment, from a file.", ENV_FILE))
        .addOption(
            Options.texts(
                "PATH:TARGET", "A path below /opt/docker, and where it finds it.", VOLUME))
        .addOption(
            Options.texts(
                "USER",
                "Ask visitors for a password, which you are asked for here; or USER:@FILE that"
                    + " holds it, a line of htpasswd, or @FILE of such lines.",
                AUTH))
        .addOption(Options.flag("Let everybody in again, where --auth was said before.", OPEN))
        .addOption(Options.flag("Don't have browsers remember to come by HTTPS alone.", NO_HSTS))
        .addOption(Options.text("NAME", "What it is called; else as its image.", NAME))
        .addOption(Options.flag("Print the compose file that follows, and do nothing.", SHOW));
  }
}

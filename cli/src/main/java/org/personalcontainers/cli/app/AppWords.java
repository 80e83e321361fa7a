package org.personalcontainers.cli.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.personalcontainers.cli.stack.ValueFile;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.core.app.App;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Login;
import org.personalcontainers.core.stack.VariableName;
import picocli.CommandLine.ParseResult;

/** From what was typed to the app that it means. */
final class AppWords {
  private static final String[] NONE = {};

  private final ParseResult typed;

  AppWords(ParseResult typed) {
    this.typed = typed;
  }

  /**
   * @param logins who gets in, as far as people reach it
   */
  App app(List<Login> logins) {
    return fit(
        "this app",
        image(),
        image ->
            new App(
                name(),
                image,
                web(logins),
                environment(),
                number(AppOptions.REPLICAS, 1),
                mounts()));
  }

  private String image() {
    return typed.matchedPositionalValue(0, "");
  }

  StackName name() {
    String text = one(AppOptions.NAME).orElseGet(() -> lastOf(image()));
    return fit(AppOptions.NAME, text, StackName::new);
  }

  /** Of registry.example.org:5000/team/blog:1.2 it is blog. */
  private static String lastOf(String image) {
    return image.replaceFirst("@.*$", "").replaceFirst("^.*/", "").replaceFirst(":.*$", "");
  }

  private Optional<App.Web> web(List<Login> logins) {
    List<DomainName> domains =
        many(AppOptions.DOMAIN).map(text -> fit(AppOptions.DOMAIN, text, DomainName::new)).toList();
    boolean internal = Options.isGiven(typed, AppOptions.INTERNAL);
    if (domains.isEmpty() == internal) {
      return internal ? Optional.empty() : Optional.of(web(domains, logins));
    }
    throw Failure.badInput(
        internal
            ? AppOptions.INTERNAL
                + " and "
                + AppOptions.DOMAIN
                + " say opposite things; leave one out"
            : "where is it reached?\nSay --domain NAME, or --internal where only services reach it.");
  }

  private App.Web web(List<DomainName> domains, List<Login> logins) {
    return fit(
        AppOptions.PORT,
        "",
        _ ->
            new App.Web(
                domains,
                number(AppOptions.PORT, 80),
                path(AppOptions.ROUTE),
                path(AppOptions.HEALTH),
                logins,
                browsers()));
  }

  private App.Web.Browsers browsers() {
    return Options.isGiven(typed, AppOptions.NO_HSTS)
        ? App.Web.Browsers.FORGET
        : App.Web.Browsers.REMEMBER_TLS;
  }

  private Optional<App.UrlPath> path(String option) {
    return one(option).map(text -> fit(option, text, App.UrlPath::new));
  }

  private SortedMap<VariableName, String> environment() {
    SortedMap<VariableName, String> variables = new TreeMap<>();
    many(AppOptions.ENV_FILE)
        .map(ValueFile::read)
        .forEach(
            values ->
                values.byName().forEach((name, value) -> variables.put(name, value.reveal())));
    many(AppOptions.ENV).forEach(assignment -> assign(variables, assignment));
    return variables;
  }

  private static void assign(SortedMap<VariableName, String> variables, String assignment) {
    int sign = assignment.indexOf('=');
    if (sign < 1) {
      throw Failure.badInput(AppOptions.ENV + " " + assignment + " sets nothing; write NAME=VALUE");
    }
    VariableName name = fit(AppOptions.ENV, assignment.substring(0, sign), VariableName::new);
    variables.put(name, assignment.substring(sign + 1));
  }

  /** A volume of Docker's own stays on one node, and its data with it. */
  private List<App.Mount> mounts() {
    List<App.Mount> mounts = new ArrayList<>();
    many(AppOptions.VOLUME)
        .forEach(
            text -> {
              int sign = text.indexOf(':');
              if (sign < 1 || !text.startsWith("/")) {
                throw Failure.badInput(
                    AppOptions.VOLUME
                        + " "
                        + text
                        + " names no path that all nodes share\nWrite one below /opt/docker, and"
                        + " where it is found: /opt/docker/services/blog:/data");
              }
              mounts.add(
                  new App.Mount(
                      fit(AppOptions.VOLUME, text.substring(0, sign), HostPath::new),
                      fit(AppOptions.VOLUME, text.substring(sign + 1), HostPath::new)));
            });
    return mounts;
  }

  private int number(String option, int otherwise) {
    return one(option).map(text -> number(option, text)).orElse(otherwise);
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Failure.badInput(option + " " + text + " is no number; write digits only");
    }
  }

  private Optional<String> one(String option) {
    return Optional.ofNullable(typed.matchedOptionValue(option, null));
  }

  private Stream<String> many(String option) {
    return Stream.of(typed.matchedOptionValue(option, NONE));
  }

  private static <T> T fit(String what, String text, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(what + ": " + unfit.getMessage());
    }
  }
}

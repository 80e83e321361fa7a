package org.personalcontainers.cli.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.core.api.Secrets;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl secret ls}. */
final class SecretLs implements Question<Secrets> {
  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the secrets, and the stacks that use them";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl secret ls [--output FORMAT]",
        List.of("What they hold is told by nothing."),
        List.of("pcctl secret ls", "pcctl secret ls --output json"));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/secrets");
  }

  @Override
  public Form<Secrets> form() {
    return Form.of(Secrets.class);
  }

  @Override
  public List<Table> tables(Secrets answer) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SECRET", "SET", "BY", "VALUES", "USED BY"));
    for (Secrets.Secret secret : answer.secrets()) {
      rows.add(row(secret));
    }
    return List.of(new Table(rows));
  }

  private static List<String> row(Secrets.Secret secret) {
    var value = secret.value();
    return List.of(
        secret.name().value(),
        value.map(given -> given.at().toString()).orElse("can't be read; set it anew"),
        value.map(Secrets.Value::by).orElse(""),
        value.map(given -> String.valueOf(given.number())).orElse(""),
        secret.stacks().stream().map(StackName::value).collect(Collectors.joining(", ")));
  }
}

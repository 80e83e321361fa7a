package org.personalcontainers.cli.cert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.core.api.Certificates;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cert ls}. */
final class CertLs implements Question<Certificates> {
  private static final String NOTHING = "-";

  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the certificates, and how far orders are";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl cert ls [--output FORMAT]",
        List.of(
            "There is one for each name in the labels of what was deployed, once cluster.yml names",
            "whom they are ordered for (ingress: {email: ...}). A wildcard stands for all names",
            "right below it (ingress: {wildcards: [...]})."),
        List.of("pcctl cert ls", "pcctl cert ls --output json"));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/certificates");
  }

  @Override
  public Form<Certificates> form() {
    return Form.of(Certificates.class);
  }

  @Override
  public List<Table> tables(Certificates answer) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAME", "STATE", "UNTIL", "PLACED", "NEXT", "NOTE"));
    answer.certificates().forEach(certificate -> rows.add(row(certificate)));
    List<Table> tables = new ArrayList<>(List.of(new Table(rows)));
    if (!answer.note().isEmpty()) {
      tables.add(new Table(List.of(List.of(answer.note()))));
    }
    return tables;
  }

  private static List<String> row(Certificates.Certificate certificate) {
    Optional<Certificates.Issued> issued = certificate.issued();
    return List.of(
        certificate.name().value(),
        certificate.state().name().toLowerCase(Locale.ROOT),
        issued.map(Certificates.Issued::until).map(CertLs::minute).orElse(NOTHING),
        issued.map(CertLs::placed).orElse(NOTHING),
        certificate.next().map(CertLs::minute).orElse(NOTHING),
        certificate.problem().isEmpty() ? NOTHING : certificate.problem());
  }

  private static String minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString().replaceFirst(":00Z$", "Z");
  }

  private static String placed(Certificates.Issued issued) {
    int all = issued.placed().size() + issued.missing().size();
    return issued.placed().size() + " of " + all;
  }
}

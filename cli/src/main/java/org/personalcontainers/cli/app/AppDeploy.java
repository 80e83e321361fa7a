package org.personalcontainers.cli.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.stack.ComposeFile;
import org.personalcontainers.cli.stack.StackProposal;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.app.App;
import org.personalcontainers.core.app.AppFile;
import org.personalcontainers.core.stack.Values;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl app deploy}. */
final class AppDeploy implements Verb {
  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public String summary() {
    return "Run an image, and have it answer at a domain";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec page =
        StackProposal.page(
            this,
            "pcctl app deploy IMAGE --domain NAME [OPTIONS]",
            List.of(
                "Makes a compose file of what is said, which --show prints, and hands it in as a stack.",
                "So pcctl stack ls, ps, rollback and rm know the app too. Said again with another tag",
                "it is updated; what does not come up is taken back. The way in is the stack core.",
                "A password for --auth is typed where it does not show, or comes by standard input:",
                "it is never part of the command line. Only a bcrypt hash of it leaves this machine."),
            List.of(
                "pcctl app deploy nginx --domain blog.example.org",
                "pcctl app deploy stefanprodan/podinfo:6.9.2 --port 9898 --domain podinfo.example.org",
                "pcctl app deploy redis --internal --volume /opt/docker/services/redis:/data",
                "pcctl app deploy nginx --domain blog.example.org --auth me",
                "pcctl app deploy nginx --domain blog.example.org --show"));
    return AppOptions.added(page)
        .addPositional(Options.word(0, "1", "IMAGE", "Such as nginx:1.29."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    AppWords words = new AppWords(typed);
    App app = words.app(new AppLogins(words.name(), typed, console).logins());
    String text = AppFile.of(app);
    if (Options.isGiven(typed, AppOptions.SHOW)) {
      console.out().print(text);
      return ExitCode.DONE;
    }
    ComposeFile file =
        ComposeFile.made("app " + app.image(), text.getBytes(StandardCharsets.UTF_8));
    ExitCode code = StackProposal.handIn(app.name(), file, Values.NONE, typed, console);
    if (code == ExitCode.DONE && OutputFormat.of(typed) == OutputFormat.TABLE) {
      app.web().ifPresent(web -> tell(web, console));
    }
    return code;
  }

  private static void tell(App.Web web, Console console) {
    String route = web.route().map(App.UrlPath::value).orElse("");
    web.domains().forEach(domain -> console.out().print("https://" + domain + route + "\n"));
  }
}

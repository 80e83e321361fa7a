package org.personalcontainers.manager.api;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.spec.tree.Problem;

/** A request that was not done, with the status and the body of its answer. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Refusal refusal;

  Refused(int status, Refusal refusal) {
    super(refusal.what());
    this.status = status;
    this.refusal = refusal;
  }

  static Refused badRequest(String what, String remedy) {
    return new Refused(400, Refusal.of(what, remedy));
  }

  static Refused forbidden(String what, String remedy) {
    return new Refused(403, Refusal.of(what, remedy));
  }

  static Refused notFound(String what, String remedy) {
    return new Refused(404, Refusal.of(what, remedy));
  }

  static Refused conflict(String what, String remedy) {
    return new Refused(409, Refusal.of(what, remedy));
  }

  static Refused outdated(String what, Refusal.Newer newer) {
    String remedy = "look at what it says now, and say again what you want";
    return new Refused(409, new Refusal(what, remedy, List.of(), Optional.of(newer)));
  }

  static Refused badSpec(List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return new Refused(
        422,
        new Refusal(
            count + " in the declaration; nothing was changed",
            "mend it and try again",
            problems.stream().map(Problem::toString).toList(),
            Optional.empty()));
  }

  static Refused badStack(List<Problem> problems) {
    return badStack(
        problems.stream().map(Problem::toString).toList(), "mend the file, and try again");
  }

  static Refused badStack(List<String> problems, String remedy) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return new Refused(
        422,
        new Refusal(
            count + " in the stack; nothing was changed", remedy, problems, Optional.empty()));
  }

  static Refused notNow(String what, String remedy) {
    return new Refused(503, Refusal.of(what, remedy));
  }

  int status() {
    return status;
  }

  Refusal refusal() {
    return refusal;
  }
}

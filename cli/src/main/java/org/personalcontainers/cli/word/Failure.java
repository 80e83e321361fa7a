package org.personalcontainers.cli.word;

/** Why a verb did not do what was asked: the message is what the person reads. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  private Failure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  public static Failure badInput(String message) {
    return new Failure(ExitCode.BAD_INPUT, message);
  }

  public static Failure failed(String message) {
    return new Failure(ExitCode.FAILED, message);
  }

  public static Failure unreachable(String message) {
    return new Failure(ExitCode.UNREACHABLE, message);
  }

  public ExitCode code() {
    return code;
  }
}

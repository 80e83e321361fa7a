package org.personalcontainers.cli.word;

/** What the shell is told; docs/reference/exit-codes.md explains each to a person. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "failed"),
  BAD_INPUT(2, "bad input: nothing was changed"),
  UNREACHABLE(3, "unreachable: no manager or node answered"),
  REFUSED(4, "refused: it needs an approval"),
  PARTLY_DONE(5, "partly done: the rest is listed");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}

package org.personalcontainers.lab.real;

/** What a program left behind: its exit code, what it wrote, what it complained about. */
public record Output(int exit, String out, String err) {
  public boolean ok() {
    return exit == 0;
  }

  /** What it wrote, without the last line's end. */
  public String text() {
    return out.stripTrailing();
  }

  /** The last lines of its complaint, in one line. */
  public String complaint() {
    String all = err.isBlank() ? out : err;
    String one = all.strip().replaceAll("\\s*\\R\\s*", "; ");
    return one.length() <= 600 ? one : "..." + one.substring(one.length() - 600);
  }
}

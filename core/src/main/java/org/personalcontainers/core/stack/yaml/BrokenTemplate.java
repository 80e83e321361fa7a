package org.personalcontainers.core.stack.yaml;

/** Text with a variable in it that nobody can take apart. */
final class BrokenTemplate extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int dollar;
  private final String wrong;
  private final String remedy;

  BrokenTemplate(int dollar, String wrong, String remedy) {
    super(wrong);
    this.dollar = dollar;
    this.wrong = wrong;
    this.remedy = remedy;
  }

  /** Counted from 0 among the dollar signs of the whole text. */
  int dollar() {
    return dollar;
  }

  String wrong() {
    return wrong;
  }

  String remedy() {
    return remedy;
  }
}

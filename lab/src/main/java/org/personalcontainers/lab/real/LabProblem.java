package org.personalcontainers.lab.real;

/** Why the lab could not do it: one sentence for a person, with what to do next. */
public class LabProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sentence;

  public LabProblem(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public LabProblem(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  /** What was asked for makes no sense here; nothing was changed. */
  public static final class BadRequest extends LabProblem {
    private static final long serialVersionUID = 1;

    public BadRequest(String sentence) {
      super(sentence);
    }
  }
}

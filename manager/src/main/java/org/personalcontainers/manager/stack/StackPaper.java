package org.personalcontainers.manager.stack;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * A stack as it was handed in once. What swarm is to get is kept as it is, and not made anew from
 * the file: a newer manager may write it otherwise, and nothing that runs should restart for that.
 *
 * @param number counted from 1 for each stack
 * @param text of the compose file, as its writer has it
 * @param services what each of them is made of
 * @param secrets of the cluster, which are filled in when it is read; absent: it uses none
 * @param answers what people said of the variables that its file asks for; absent: nothing
 */
public record StackPaper(
    int number,
    Instant at,
    String by,
    String file,
    String text,
    Rendered stack,
    SortedMap<ServiceName, ContentHash> services,
    Optional<SecretUses> secrets,
    Optional<SortedMap<VariableName, Value>> answers) {
  static final String KIND = "stack";
  private static final Form<StackPaper> FORM = Form.of(StackPaper.class);

  public StackPaper {
    services = Ordered.copy(services);
    answers = answers.map(Ordered::copy);
  }

  static StackPaper read(Document document) {
    return FORM.read(document.content().bytes());
  }

  static DocumentName name(StackName stack, int number) {
    return DocumentName.of(KIND, stack + "/" + number);
  }

  Write write(StackName stack) {
    return new Write.Put(name(stack, number), Write.ABSENT, Content.of(FORM.write(this)));
  }

  /** How much of the store it takes. */
  public int size() {
    return FORM.write(this).length;
  }

  /** What people said of the variables that its file asks for. */
  public Values said() {
    return answers.map(Values::new).orElse(Values.NONE);
  }

  public SecretUses uses() {
    return secrets.orElse(SecretUses.NONE);
  }

  /** Whether it says the same; what its secrets hold is another matter. */
  public boolean saysTheSame(StackPaper other) {
    return stack.content().equals(other.stack.content());
  }

  /** The same, handed in again. */
  public StackPaper again(int nextNumber, Instant now, String whom) {
    return new StackPaper(nextNumber, now, whom, file, text, stack, services, secrets, answers);
  }

  /** Secrets may have been filled in. */
  @Override
  public String toString() {
    return "paper " + number;
  }
}

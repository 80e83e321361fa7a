package org.personalcontainers.core.cert;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.stack.ContentHash;

/**
 * What every node that takes requests from outside is to hold.
 *
 * @param certificates by the name that each is for
 * @param answers what an authority is to be told that asks for a token: proofs that names are ours
 */
public record Equipment(
    SortedMap<CertificateName, Certificate> certificates, SortedMap<Token, String> answers) {
  private static final int LONGEST_ANSWER = 300;

  public Equipment {
    certificates = Ordered.copy(certificates);
    answers = Ordered.copy(answers);
    if (answers.values().stream().anyMatch(answer -> answer.length() > LONGEST_ANSWER)) {
      throw new IllegalArgumentException("an answer has more than " + LONGEST_ANSWER + " letters");
    }
  }

  public static Equipment none() {
    return new Equipment(Collections.emptySortedMap(), Collections.emptySortedMap());
  }

  /** What lasts of it. */
  public Equipment withoutAnswers() {
    return new Equipment(certificates, Collections.emptySortedMap());
  }

  /** The same content, the same equipment. Tells nothing of the keys. */
  public ContentHash content() {
    StringBuilder all = new StringBuilder();
    certificates.forEach(
        (name, certificate) ->
            all.append(name)
                .append('\n')
                .append(hash(certificate.chain()))
                .append(hash(certificate.key().value()))
                .append('\n'));
    answers.forEach((token, answer) -> all.append(token).append('=').append(answer).append('\n'));
    return ContentHash.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String text) {
    return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).value();
  }

  @Override
  public String toString() {
    return "Equipment" + certificates.keySet();
  }
}

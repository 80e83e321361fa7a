package org.personalcontainers.agent.join;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.Proof;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Side;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Transcript;

/** Before there is a cluster: whoever has the same join.yml may stay, and nobody is let in. */
record OwnJudge(JoinFile paper, Guests guests, RandomGenerator chance, Duration patience)
    implements Judge {
  @Override
  public Proof open(Knock knock, Transcript transcript) {
    Proof proof = transcript.proof(paper.key(), Side.DOOR);
    return isOurs(knock) ? proof : new Proof(Nonce.drawn(chance).value());
  }

  private boolean isOurs(Knock knock) {
    return knock.key().equals(paper.key().id()) && knock.cluster().equals(paper.cluster());
  }

  /** What is wrong is never said: who does not have the key learns nothing. */
  @Override
  public Ruling stay(Stay stay, Transcript transcript) throws InterruptedException {
    Proof wanted = transcript.proof(paper.key(), Side.KNOCKER);
    return isOurs(stay.knock()) && wanted.equals(stay.proof())
        ? guests.stay(transcript.knocker(), stay, patience)
        : Door.UNPROVEN;
  }
}

package org.personalcontainers.manager.join;

import java.io.IOException;
import org.personalcontainers.link.knock.Addressed;
import org.personalcontainers.link.knock.ClaimWish;
import org.personalcontainers.link.knock.Claiming;
import org.personalcontainers.link.knock.Company;
import org.personalcontainers.link.knock.Entry;

/** The agent of this manager's node, at whose door others knock. Each call may be repeated. */
public interface OwnAgent {
  Company company() throws IOException;

  Claiming claim(ClaimWish wish) throws IOException;

  Entry admit(Addressed addressed) throws IOException;
}

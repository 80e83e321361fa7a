package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.personalcontainers.acme.dns.Proof;
import org.personalcontainers.acme.dns.Rfc2136;
import org.personalcontainers.acme.dns.Zone;
import org.personalcontainers.core.acme.Credential;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.lab.cluster.NameServer;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** A real name server keeps the contract, asked by RFC 2136. */
@RealNodes(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealZoneContractTest extends ZoneContract {
  private static final String OTHER_KEY = "YW5vdGhlciBrZXksIG9mIHNvbWVib2R5IGVsc2UgPSA=";
  private static final int PORT = 53;

  private NameServer server;

  @BeforeAll
  void start(RealLab lab) {
    server = NameServer.started(lab.nodes().getFirst(), lab.nodes().getFirst().address());
  }

  private Zone zone(DomainName zone, int port, String key, String secret) throws IOException {
    return new Rfc2136(
        zone,
        new InetSocketAddress(server.at().address(), port),
        "hmac-sha256",
        key,
        new Credential(secret));
  }

  @Override
  Zone zone() throws IOException {
    return zone(ZONE, PORT, NameServer.KEY, NameServer.SECRET);
  }

  @Override
  Zone stranger() throws IOException {
    return zone(ZONE, PORT, NameServer.KEY, OTHER_KEY);
  }

  @Override
  Zone other() throws IOException {
    return zone(new DomainName("other.test"), PORT, NameServer.KEY, NameServer.SECRET);
  }

  @Override
  Set<String> texts(String place) {
    return server.texts(place);
  }

  @Override
  String whereabouts() {
    return server.at().address();
  }

  private void refused(Zone zone, String word) {
    IOException told = assertThrows(IOException.class, () -> zone.put(new Proof(ZONE, "never")));
    System.out.println("told: " + told.getMessage());
    assertTrue(told.toString().contains(word), told.toString());
  }

  @Test
  void a_key_that_it_does_not_know_is_told_and_one_that_is_wrong() throws IOException {
    refused(zone(ZONE, PORT, "nobody", NameServer.SECRET), "does not know the key");
    refused(zone(ZONE, PORT, NameServer.KEY, OTHER_KEY), "BADSIG");
  }

  @Test
  void where_nobody_listens_is_told_with_the_port() throws IOException {
    refused(zone(ZONE, 54, NameServer.KEY, NameServer.SECRET), "at port 54");
  }
}

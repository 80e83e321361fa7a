package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.Address;

class FirewallTest {
  private static String table(int rules) {
    return """
    {"nftables": [{"metainfo": {"version": "1.1.3"}},
    {"table": {"family": "inet", "name": "personal_containers", "handle": 5}},
    {"set": {"family": "inet", "name": "nodes4", "elem": ["10.0.0.1", "10.0.0.2"]}},
    {"set": {"family": "inet", "name": "nodes6", "elem": ["fd00::1"]}},
    {"chain": {"family": "inet", "name": "input"}}%s]}
    """
        .formatted(", {\"rule\": {\"chain\": \"input\"}}".repeat(rules));
  }

  @Test
  void the_addresses_of_both_kinds_are_read_back() throws IOException {
    List<Address> nodes =
        List.of(new Address("10.0.0.1"), new Address("10.0.0.2"), new Address("fd00::1"));
    assertEquals(Optional.of(new TreeSet<>(nodes)), Firewall.nodes(table(6)));
  }

  @Test
  void a_table_whose_rules_are_gone_is_none() throws IOException {
    assertEquals(Optional.empty(), Firewall.nodes(table(0)));
  }

  /** Such as {@code nft add element ... { 10.0.0.9 comment "mine" }}. */
  @Test
  void a_table_that_somebody_added_to_is_none_of_ours() throws IOException {
    String commented = "{\"elem\": {\"val\": \"10.0.0.9\", \"comment\": \"mine\"}}";
    String json = table(6).replace("\"10.0.0.2\"", commented);
    assertEquals(Optional.empty(), Firewall.nodes(json));
  }
}

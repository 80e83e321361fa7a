package org.personalcontainers.manager.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.manager.preview.Fresh;

/** The ranges that a pool gives, and to how many. */
class CarvingTest {
  private static final NetworkName LAN = new NetworkName("lan");

  private static NetworkSpec.Macvlan macvlan(String pool) {
    return new NetworkSpec.Macvlan(
        LAN,
        Subnet.parse("192.168.0.0/16"),
        new Address("192.168.0.1"),
        new InterfaceName("eth0"),
        Subnet.parse(pool));
  }

  /** Of so many nodes the first ones have these ranges already. */
  private static Situation situation(int nodes, List<String> given) {
    Situation fresh = Fresh.situation(nodes);
    TreeMap<NodeName, Subnet> ranges = new TreeMap<>();
    given.forEach(
        range -> ranges.put(new NodeName("pi" + (ranges.size() + 1)), Subnet.parse(range)));
    TreeMap<NetworkName, SortedMap<NodeName, Subnet>> networks = new TreeMap<>();
    networks.put(LAN, ranges);
    Ledger old = fresh.ledger();
    Ledger ledger =
        new Ledger(
            old.cluster(),
            old.revision(),
            old.swarm(),
            old.peers(),
            networks,
            old.volumes(),
            old.approvals());
    return new Situation(fresh.spec(), new TreeMap<>(), ledger);
  }

  private static List<String> carve(String pool, int nodes, List<String> given) {
    Carving carving = new Carving(macvlan(pool), situation(nodes, given));
    List<String> ranges = new ArrayList<>();
    carving
        .without()
        .forEach(node -> ranges.add(carving.next().map(Subnet::toString).orElse("none")));
    return ranges;
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.0/24, 3, 30",
    "192.168.1.192/26, 3, 30",
    "192.168.1.192/26, 16, 30",
    "192.168.1.192/26, 17, 31",
    "192.168.1.208/28, 4, 30",
    "192.168.1.208/28, 5, 31",
    "192.168.1.208/29, 3, 31",
    "192.168.1.208/30, 3, 32",
    "192.168.1.208/30, 4, 32",
    "192.168.1.208/32, 1, 32"
  })
  void rangesHaveAtMostFourAddressesAndAllNodesHaveOne(String pool, int nodes, int prefix) {
    Subnet whole = Subnet.parse(pool);
    List<String> expected =
        IntStream.range(0, nodes).mapToObj(i -> whole.piece(prefix, i).toString()).toList();
    assertEquals(expected, carve(pool, nodes, List.of()));
  }

  @Test
  void theFifthNodeFindsARange() {
    List<String> given =
        List.of("192.168.1.192/30", "192.168.1.196/30", "192.168.1.200/30", "192.168.1.204/30");
    assertEquals(List.of("192.168.1.208/30"), carve("192.168.1.192/26", 5, given));
  }

  /** Once a pool was cut into four, however wide it was. */
  @Test
  void widerRangesGivenBeforeStayAndNoneLiesInThem() {
    List<String> given = List.of("192.168.1.192/28", "192.168.1.224/28");
    assertEquals(
        List.of("192.168.1.208/30", "192.168.1.212/30"), carve("192.168.1.192/26", 4, given));
  }

  @Test
  void narrowRangesOfAPoolThatWasWidenedStayAndOthersAreWider() {
    List<String> given = List.of("192.168.1.192/32", "192.168.1.193/32", "192.168.1.196/31");
    assertEquals(
        List.of("192.168.1.200/30", "192.168.1.204/30"), carve("192.168.1.192/26", 5, given));
  }

  @Test
  void whatIsLeftIsCutAsFineAsItTakes() {
    List<String> given = List.of("192.168.1.208/30", "192.168.1.212/30", "192.168.1.216/30");
    assertEquals(
        List.of("192.168.1.220/31", "192.168.1.222/31"), carve("192.168.1.208/28", 5, given));
    assertEquals(
        List.of("192.168.1.220/32", "192.168.1.221/32", "192.168.1.222/32", "192.168.1.223/32"),
        carve("192.168.1.208/28", 7, given));
  }

  @Test
  void whatIsGivenIsNotCutAgainForALateComer() {
    List<String> given =
        List.of("192.168.1.208/30", "192.168.1.212/30", "192.168.1.216/30", "192.168.1.220/30");
    assertEquals(List.of("none"), carve("192.168.1.208/28", 5, given));
  }
}

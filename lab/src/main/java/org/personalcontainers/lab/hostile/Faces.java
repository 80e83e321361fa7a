package org.personalcontainers.lab.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/**
 * More addresses of this machine in the lab's network: nobody keeps a stranger from taking some.
 * They go with the lab's bridge.
 */
final class Faces {
  private static final int FIRST = 201;

  private Faces() {}

  static List<InetAddress> taken(String neighbour, int many)
      throws IOException, InterruptedException {
    String network = neighbour.substring(0, neighbour.lastIndexOf('.') + 1);
    String bridge = bridge(network);
    List<InetAddress> faces = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String face = network + (FIRST + i);
      Process ip =
          new ProcessBuilder("ip", "address", "replace", face + "/32", "dev", bridge)
              .inheritIO()
              .start();
      Must.be(0, ip.waitFor(), "taking the address " + face);
      faces.add(InetAddress.getByName(face));
    }
    return faces;
  }

  private static String bridge(String network) throws IOException {
    return NetworkInterface.networkInterfaces()
        .filter(
            each ->
                each.getInterfaceAddresses().stream()
                    .map(InterfaceAddress::getAddress)
                    .anyMatch(address -> address.getHostAddress().startsWith(network)))
        .findFirst()
        .orElseThrow()
        .getName();
  }
}

package org.personalcontainers.lab.real;

/** The addresses of one lab: a subnet of its own among those of all labs of the machine. */
record LabSubnet(int number) {
  static final int COUNT = 250;

  LabSubnet {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException("no lab has the subnet " + number);
    }
  }

  String cidr() {
    return "10.79." + number + ".0/24";
  }

  String address(int host) {
    return "10.79." + number + "." + host;
  }

  /** Fixed as well: a node that comes back with another one would be met by stale tables. */
  String hardwareAddress(int host) {
    return String.format("02:42:0a:4f:%02x:%02x", number, host);
  }

  String bridge() {
    return "pclab" + number;
  }
}

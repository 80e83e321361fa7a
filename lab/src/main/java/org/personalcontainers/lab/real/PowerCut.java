package org.personalcontainers.lab.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The plug, pulled: first the network goes, then the disks, then the processes. */
record PowerCut(Engine engine, LabNetwork network) {
  void of(List<RealNode> victims) {
    List<Path> disks = victims.stream().flatMap(node -> node.mountedDisks().stream()).toList();
    Together.each(victims, network::unplug);
    Filesystems.unplug(disks);
    List<String> removal = new ArrayList<>(List.of("rm", "-f"));
    victims.forEach(node -> removal.add(node.container()));
    engine.docker(removal).done();
    Together.each(victims, node -> node.disks().detach());
  }
}

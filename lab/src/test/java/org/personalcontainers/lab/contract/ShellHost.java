package org.personalcontainers.lab.contract;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.RealNode;

/** As much of a real node's host as the Gluster contract stands on, done by its shell. */
final class ShellHost implements Host {
  private static final HostPath BRICKS = new HostPath("/gluster/volumes");
  private static final String MARK = "trusted.glusterfs.volume-id=0x";

  /**
   * As packaged, glusterd may be started six times in an hour, and never notices that a peer is
   * dead to which a question is under way.
   */
  private static final String KEEP =
      """
      mkdir -p /etc/systemd/system/glusterd.service.d
      cat > /etc/systemd/system/glusterd.service.d/contract.conf <<END
      [Unit]
      StartLimitIntervalSec=0
      [Service]
      KillMode=process
      Restart=always
      RestartSec=2
      Environment=GLUSTERD_OPTIONS=--xlator-option=management.transport.tcp-user-timeout=10
      END
      sync /etc/systemd/system/glusterd.service.d/contract.conf
      systemctl daemon-reload
      systemctl restart glusterd
      """;

  private final RealNode node;

  ShellHost(RealNode node) {
    this.node = node;
  }

  private Answer done(String script) {
    Output output = node.run("sh", "-ec", script);
    return output.ok() ? new Answer.Done() : new Answer.Refused(output.out() + output.err());
  }

  @Override
  public Answer writeHosts(SortedMap<NodeName, Address> hosts) {
    String lines =
        hosts.entrySet().stream()
            .map(entry -> entry.getValue().value() + " " + entry.getKey() + " # contract\\n")
            .collect(Collectors.joining());
    return done("printf '" + lines + "' >> /etc/hosts; sync /etc/hosts");
  }

  @Override
  public Answer keepGlusterd() {
    return done(KEEP);
  }

  @Override
  public Answer alignGroup(GroupId group) {
    return done("groupmod -g " + group + " docker");
  }

  @Override
  public Answer makeBrick(VolumeName volume, BrickPlace place) {
    return done("mkdir -p " + place.path() + "; sync " + place.root());
  }

  @Override
  public Fact<SortedMap<VolumeName, BrickRoot>> bricks() {
    TreeMap<VolumeName, BrickRoot> roots = new TreeMap<>();
    for (String name : node.shell("ls " + BRICKS).lines().toList()) {
      roots.put(new VolumeName(name), root(BRICKS.below(name)));
    }
    return Fact.known(roots);
  }

  private BrickRoot root(HostPath path) {
    TreeMap<Integer, BrickContent> bricks = new TreeMap<>();
    for (String name : node.shell("ls " + path).lines().toList()) {
      bricks.put(Integer.parseInt(name.substring("brick.".length())), content(path.below(name)));
    }
    return new BrickRoot(new TreeMap<>(), bricks);
  }

  private BrickContent content(HostPath brick) {
    String marks = node.shell("getfattr -d -m trusted.glusterfs -e hex --absolute-names " + brick);
    return marks
        .lines()
        .filter(line -> line.startsWith(MARK))
        .<BrickContent>map(line -> new BrickContent.Claimed(id(line.substring(MARK.length()))))
        .findFirst()
        .orElse(new BrickContent.Empty());
  }

  private static VolumeId id(String hex) {
    return new VolumeId(hex.replaceAll("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  @Override
  public Answer mount(
      VolumeName volume, HostPath point, Mount.Source source, List<NodeName> servers) {
    String others = servers.stream().skip(1).map(NodeName::value).collect(Collectors.joining(":"));
    String options = others.isEmpty() ? "" : "-o backup-volfile-servers=" + others + " ";
    return done(
        "mkdir -p %s; mount -t glusterfs %s%s:/%s %s"
            .formatted(point, options, servers.getFirst(), volume, point));
  }

  @Override
  public Answer makeTree(HostPath point, VolumeSpec.Tree tree) {
    return done(
        "mountpoint -q %1$s; mkdir -p %1$s/config %1$s/logs; echo here > %1$s/logs/first; sync %1$s/logs/first"
            .formatted(point));
  }

  @Override
  public Fact<HostSeen> look() {
    throw unneeded();
  }

  @Override
  public Fact<MachineSeen> machine() {
    throw unneeded();
  }

  @Override
  public Fact<SortedMap<HostPath, Mount>> mounts() {
    throw unneeded();
  }

  @Override
  public Answer writeFirewall(SortedSet<Address> nodes) {
    throw unneeded();
  }

  @Override
  public Answer removeFirewall() {
    throw unneeded();
  }

  @Override
  public Answer equip(Equipment equipment) {
    throw unneeded();
  }

  private static UnsupportedOperationException unneeded() {
    return new UnsupportedOperationException("the Gluster contract does without");
  }
}

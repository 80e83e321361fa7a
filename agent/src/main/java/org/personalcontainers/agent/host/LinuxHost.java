package org.personalcontainers.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.RecentFact;

/** A Linux with systemd and nftables. */
public final class LinuxHost implements Host {
  /** A disk that is just so full must not be news at each look. */
  private static final Duration MACHINE = Duration.ofMinutes(1);

  private final HostsFile hosts;
  private final Firewall firewall;
  private final GlusterdService glusterd;
  private final DockerGroup group;
  private final BrickDirectories bricks;
  private final Mounts mounts;
  private final IngressFiles ingress;
  private final RecentFact<Optional<SortedSet<Address>>> table;
  private final RecentFact<HostSeen.GlusterdUnit> unit;
  private final RecentFact<MachineSeen> machine;

  /**
   * The node whose root directory that is, and on which the command runs its programs.
   *
   * @param recent for so long what a program told is good for further looks
   * @param desk where certificate authorities are answered
   */
  public LinuxHost(Path root, Command command, Duration recent, AnswerDesk desk) {
    NodeFiles files = new NodeFiles(root);
    this.hosts = new HostsFile(files);
    this.firewall = new Firewall(files, command);
    this.glusterd = new GlusterdService(files, command);
    this.group = new DockerGroup(files, command);
    this.bricks = new BrickDirectories(files, command);
    this.mounts = new Mounts(files, command);
    this.ingress = new IngressFiles(files, new Bridge(command), desk);
    this.table = new RecentFact<>(recent, System::nanoTime, () -> seen(firewall::read));
    Machinery machinery = new Machinery(files);
    this.machine =
        new RecentFact<>(
            MACHINE, System::nanoTime, () -> seen(() -> machinery.look(bricks.roots())));
    this.unit = new RecentFact<>(recent, System::nanoTime, () -> seen(glusterd::look));
  }

  private interface Look<T> {
    T now() throws IOException;
  }

  private interface Act {
    Answer answer() throws IOException;
  }

  private interface Write {
    void write() throws IOException;
  }

  private static <T> Fact<T> seen(Look<T> look) {
    try {
      return Fact.known(look.now());
    } catch (IOException | UncheckedIOException e) {
      return Fact.unknown(reason(e));
    }
  }

  /** Some of it may have been done before it failed. */
  private static Answer answer(Act act) {
    try {
      return act.answer();
    } catch (IOException | UncheckedIOException e) {
      return new Answer.Unanswered(reason(e));
    }
  }

  private static Answer written(Write write) {
    return answer(
        () -> {
          write.write();
          return new Answer.Done();
        });
  }

  private static Answer written(RecentFact<?> fact, Write write) {
    fact.forget();
    Answer answer = written(write);
    fact.forget();
    return answer;
  }

  /** Some of the JDK's exceptions have nothing but a path for a message. */
  private static String reason(Exception e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  @Override
  public Fact<HostSeen> look() {
    return table.get().then(rules -> unit.get().then(kept -> look(rules, kept)));
  }

  private Fact<HostSeen> look(
      Optional<SortedSet<Address>> rules, HostSeen.GlusterdUnit glusterdUnit) {
    return seen(
        () ->
            new HostSeen(
                hosts.read(),
                rules,
                glusterdUnit,
                group.look(),
                seen(mounts::missing),
                ingress.look()));
  }

  @Override
  public Fact<MachineSeen> machine() {
    return machine.get();
  }

  @Override
  public Fact<SortedMap<HostPath, Mount>> mounts() {
    return seen(mounts::look);
  }

  @Override
  public Fact<SortedMap<VolumeName, BrickRoot>> bricks() {
    return seen(bricks::look);
  }

  @Override
  public Answer writeHosts(SortedMap<NodeName, Address> all) {
    return written(() -> hosts.write(all));
  }

  @Override
  public Answer writeFirewall(SortedSet<Address> nodes) {
    return written(table, () -> firewall.write(nodes));
  }

  @Override
  public Answer removeFirewall() {
    return written(table, firewall::remove);
  }

  @Override
  public Answer keepGlusterd() {
    return written(unit, glusterd::keep);
  }

  @Override
  public Answer equip(Equipment equipment) {
    return answer(() -> ingress.equip(equipment));
  }

  /** Places again what was to last, after a boot: there may be no manager that would order it. */
  public void restoreIngress() throws IOException {
    ingress.restore();
  }

  @Override
  public Answer alignGroup(GroupId wanted) {
    return answer(() -> group.align(wanted));
  }

  @Override
  public Answer makeBrick(VolumeName volume, BrickPlace place) {
    return answer(() -> bricks.make(volume, place, mounts.missing()));
  }

  @Override
  public Answer mount(
      VolumeName volume, HostPath point, Mount.Source source, List<NodeName> servers) {
    return switch (source) {
      case Mount.Source.Other(String what) ->
          new Answer.Refused(what + " is nothing that we mount");
      case Mount.Source.Volume mounted -> mount(new MountUnit(point, source, servers));
      case Mount.Source.Directory mounted -> mount(new MountUnit(point, source, List.of()));
    };
  }

  private Answer mount(MountUnit unit) {
    return answer(() -> mounts.mount(unit));
  }

  @Override
  public Answer makeTree(HostPath point, VolumeSpec.Tree tree) {
    return switch (tree) {
      case STANDARD -> answer(() -> mounts.makeTree(point));
      case NONE -> new Answer.Done();
    };
  }
}

package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Mount;
import org.personalcontainers.core.stack.Port;
import org.personalcontainers.core.stack.ResourceName;
import org.personalcontainers.core.stack.Service;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.yaml.References.Shared;

/** One service of a compose file that has its shape already. */
final class ServiceReader {
  private static final int LONGEST_IMAGE = 400;
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?/)?"
              + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
              + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@[a-z0-9]+:[0-9a-f]{32,128})?");

  private static final Pattern CONSTRAINT =
      Pattern.compile("\\s*[A-Za-z_][A-Za-z0-9_.-]*\\s*(?:==|!=)\\s*[^=!\\s].*");
  private static final Pattern ONE_SIGN =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*([^=!\\s].*)");

  private final Remarks remarks;
  private final RestartCheck restart;
  private final PortReader ports;
  private final MountReader mounts;
  private final References references;
  private final PortClashes clashes;

  ServiceReader(Remarks remarks, Spot root) {
    this.remarks = remarks;
    this.references = new References(remarks, root);
    this.clashes = new PortClashes(remarks);
    this.restart = new RestartCheck(remarks);
    this.ports = new PortReader(remarks);
    this.mounts = new MountReader(remarks);
  }

  Optional<Service> read(Spot spot, Entry entry) {
    Optional<ServiceName> name = name(spot, entry);
    Optional<String> image = image(spot, entry);
    SortedMap<String, String> labels = Labels.of(spot.at("labels"));
    hintAtDeployLabels(spot, labels);
    restart.check(spot);
    Service.Parts parts =
        new Service.Parts(
            all(spot.at("ports"), item -> port(spot, item)),
            all(spot.at("volumes"), this::mount),
            all(spot.at("env_file"), item -> value(item, LocalPath::of)));
    Service.Uses uses =
        new Service.Uses(
            granted(spot, Shared.NETWORKS),
            granted(spot, Shared.CONFIGS),
            granted(spot, Shared.SECRETS));
    Service.Placing placing =
        new Service.Placing(
            labels,
            Labels.of(spot.below("deploy", "labels")),
            all(
                spot.below("deploy", "placement", "constraints"),
                item -> value(item, ServiceReader::constraint)));
    return name.flatMap(
        service -> image.map(found -> new Service(service, found, parts, uses, placing)));
  }

  private Optional<Port> port(Spot service, Spot spot) {
    return ports.read(spot).map(port -> clashes.checked(service, spot, port));
  }

  private Optional<Mount> mount(Spot spot) {
    return mounts.read(spot).map(mount -> references.checked(spot, mount));
  }

  private Optional<ServiceName> name(Spot spot, Entry entry) {
    try {
      return Optional.of(new ServiceName(entry.key()));
    } catch (UnfitValue unfit) {
      remarks.problems().add(spot.path(), entry.place(), unfit.wrong(), unfit.remedy());
      return Optional.empty();
    }
  }

  private Optional<String> image(Spot spot, Entry entry) {
    Optional<Spot> image = spot.at("image");
    if (image.isEmpty() && !spot.isTorn() && !remarks.isLost(spot.path().key("image"))) {
      remarks
          .problems()
          .add(
              spot.path(),
              entry.place(),
              "image is missing",
              "write image: nginx:1.29 or the like");
    }
    return image.flatMap(at -> value(at, ServiceReader::image));
  }

  private static String image(String text) {
    if (text.length() <= LONGEST_IMAGE && IMAGE.matcher(text).matches()) {
      return text;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean meant = text.length() <= LONGEST_IMAGE && IMAGE.matcher(lower).matches();
    throw new UnfitValue(
        quoted(text) + " is not an image",
        meant ? "write " + lower : "write one such as registry.example.org/team/app:1.2");
  }

  private static String constraint(String text) {
    if (CONSTRAINT.matcher(text).matches()) {
      return text;
    }
    Matcher oneSign = ONE_SIGN.matcher(text);
    throw new UnfitValue(
        quoted(text) + " is not a constraint",
        oneSign.matches()
            ? "write " + oneSign.group(1) + " == " + oneSign.group(2)
            : "write one such as node.labels.media == true");
  }

  /** Whoever looks at services, as Traefik does, sees only their own labels. */
  private void hintAtDeployLabels(Spot spot, SortedMap<String, String> labels) {
    Optional<String> traefik =
        labels.keySet().stream().filter(label -> label.startsWith("traefik.")).findFirst();
    Optional<Spot> at = spot.at("labels");
    if (traefik.isPresent() && at.isPresent()) {
      remarks
          .notices()
          .add(
              at.get().path(),
              at.get().tree().place(),
              "labels of containers are not seen by Traefik, which looks at services",
              "write them below deploy: {labels: ...}");
    }
  }

  private <T> Optional<T> value(Spot spot, Function<String, T> form) {
    return spot.scalar().flatMap(scalar -> remarks.read(spot.path(), scalar, form));
  }

  private static <T> List<T> all(Optional<Spot> list, Function<Spot, Optional<T>> reader) {
    List<T> all = new ArrayList<>();
    list.map(Spot::items).orElse(List.of()).forEach(item -> reader.apply(item).ifPresent(all::add));
    return all;
  }

  /** By their names alone, or by the source of a longer spelling. */
  private SortedSet<ResourceName> granted(Spot service, Shared shared) {
    SortedSet<ResourceName> names = new TreeSet<>();
    for (Spot spot : service.at(shared.group()).map(Grants::of).orElse(List.of())) {
      value(spot, ResourceName::new)
          .map(name -> references.checked(spot, shared, name))
          .ifPresent(names::add);
    }
    return names;
  }
}

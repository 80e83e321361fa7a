package org.personalcontainers.agent.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.personalcontainers.core.cert.Certificate;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;

/**
 * What Traefik is to find: certificates under names that tell their content, since it does not
 * notice when one is replaced, and last the file that names them. All of it lies in memory; what is
 * to outlast a boot lies on the disk too, in one file.
 */
final class IngressFiles {
  private static final String DIRECTORY = "/run/personal-containers/ingress";
  private static final String CERTIFICATES = DIRECTORY + "/certificates";

  /** The directory that Traefik watches. */
  private static final String WATCHED = DIRECTORY + "/dynamic";

  private static final String ROUTES = WATCHED + "/certificates.yml";
  private static final String KEPT = "/var/lib/personal-containers/agent/ingress.json";
  private static final Form<Equipment> FORM = Form.of(Equipment.class);
  private static final Pattern CONTENT = Pattern.compile("# ([0-9a-f]{64})\n(?s:.*)");
  private static final Pattern NAMED = Pattern.compile("(?:certFile|keyFile): (\\S+)");

  /** Above what sends everybody on to HTTPS, and above whatever a person's label may say. */
  private static final String ROUTE =
      """
      http:
        routers:
          acme-challenge:
            entryPoints: [web]
            rule: PathPrefix(`/.well-known/acme-challenge/`)
            priority: 1000000000
            service: acme-challenge
        services:
          acme-challenge:
            loadBalancer:
              servers:
                - url: "http://%s:7674"
      """;

  private final NodeFiles files;
  private final Bridge bridge;
  private final AnswerDesk desk;

  IngressFiles(NodeFiles files, Bridge bridge, AnswerDesk desk) {
    this.files = files;
    this.bridge = bridge;
    this.desk = desk;
  }

  /** Of what lies there whole; empty where there is nothing, or something of it is gone. */
  Optional<ContentHash> look() throws IOException {
    Optional<String> routes = files.read(ROUTES);
    Matcher content = CONTENT.matcher(routes.orElse(""));
    return content.matches() && isWhole(routes.orElseThrow())
        ? Optional.of(new ContentHash(content.group(1)))
        : Optional.empty();
  }

  private boolean isWhole(String routes) {
    return NAMED.matcher(routes).results().allMatch(named -> files.exists(named.group(1)));
  }

  Answer equip(Equipment equipment) throws IOException {
    Optional<String> address = equipment.answers().isEmpty() ? Optional.empty() : bridge.address();
    if (address.isEmpty() && !equipment.answers().isEmpty()) {
      return new Answer.Busy("Docker has no bridge yet, at whose address Traefik is to ask");
    }
    keep(equipment.withoutAnswers());
    place(equipment, address);
    return new Answer.Done();
  }

  private void keep(Equipment lasting) throws IOException {
    String json = new String(FORM.write(lasting), StandardCharsets.UTF_8);
    if (!files.read(KEPT).equals(Optional.of(json))) {
      files.writePrivate(KEPT, json);
    }
  }

  /**
   * Places what was kept: Traefik is served though no manager answers. What was to be answered was
   * known to the agent of before alone. The directories are there in any case, for Traefik does not
   * wait for them.
   */
  void restore() throws IOException {
    makeDirectories();
    Optional<Equipment> kept = kept();
    if (kept.isPresent()) {
      place(kept.get(), Optional.empty());
    }
  }

  private Optional<Equipment> kept() throws IOException {
    try {
      return files.read(KEPT).map(json -> FORM.read(json.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (Unreadable e) {
      throw new IOException(KEPT + " can't be read: " + e.getMessage(), e);
    }
  }

  private void makeDirectories() throws IOException {
    for (String directory : new String[] {DIRECTORY, CERTIFICATES, WATCHED}) {
      files.makePrivateDirectory(directory);
    }
  }

  private void place(Equipment equipment, Optional<String> address) throws IOException {
    makeDirectories();
    SortedMap<String, String> certificates = certificates(equipment);
    writeMissing(certificates);
    desk.give(address, equipment.answers());
    String routes = routes(equipment, address);
    if (!files.read(ROUTES).equals(Optional.of(routes))) {
      files.writePrivate(ROUTES, routes);
    }
    removeOthers(certificates.keySet());
  }

  private static SortedMap<String, String> certificates(Equipment equipment) {
    SortedMap<String, String> all = new TreeMap<>();
    for (Certificate certificate : equipment.certificates().values()) {
      all.put(name(certificate) + ".crt", certificate.chain());
      all.put(name(certificate) + ".key", certificate.key().value());
    }
    return all;
  }

  private static String name(Certificate certificate) {
    return ContentHash.of(certificate.chain().getBytes(StandardCharsets.UTF_8)).value();
  }

  private void writeMissing(SortedMap<String, String> wanted) throws IOException {
    for (var file : wanted.entrySet()) {
      String path = CERTIFICATES + "/" + file.getKey();
      if (!files.read(path).equals(Optional.of(file.getValue()))) {
        files.writePrivate(path, file.getValue());
      }
    }
  }

  private void removeOthers(Set<String> wanted) throws IOException {
    for (String name : files.list(CERTIFICATES)) {
      if (!wanted.contains(name)) {
        files.remove(CERTIFICATES + "/" + name);
      }
    }
  }

  private static String routes(Equipment equipment, Optional<String> address) {
    String certificates =
        equipment.certificates().values().stream()
            .map(IngressFiles::name)
            .distinct()
            .map(
                name ->
                    "    - certFile: %1$s/%2$s.crt\n      keyFile: %1$s/%2$s.key\n"
                        .formatted(CERTIFICATES, name))
            .collect(Collectors.joining());
    return "# "
        + equipment.content().value()
        + "\n"
        + (certificates.isEmpty() ? "" : "tls:\n  certificates:\n" + certificates)
        + address.map(ROUTE::formatted).orElse("");
  }
}

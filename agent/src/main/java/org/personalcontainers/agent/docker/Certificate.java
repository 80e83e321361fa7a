package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmNodeId;

/** A node's certificate of its swarm. Docker does not tell what is in it. */
final class Certificate {
  private static final String USUAL = "/var/lib/docker";
  private static final Pattern IDENTITY = Pattern.compile("(?:^|,)CN=([^,]+)");

  private final Path root;
  private final String files;

  private Certificate(Path root, String files) {
    this.root = root;
    this.files = files;
  }

  /** Of the daemon that says this of itself. */
  static Certificate of(JsonNode info, Path root) {
    return new Certificate(root, info.path("DockerRootDir").asText(USUAL));
  }

  /** Of a daemon that says nothing. */
  static Certificate atUsualPlace(Path root) {
    return new Certificate(root, USUAL);
  }

  private Path file() {
    return root.resolve(files.replaceFirst("^/+", "")).resolve("swarm/certificates/swarm-node.crt");
  }

  /** The role that it gives; none where there is no certificate that can be read. */
  Optional<Role> role() {
    return subject().flatMap(Certificate::role);
  }

  /** The member that it names. */
  Optional<SwarmNodeId> member() {
    return subject()
        .map(IDENTITY::matcher)
        .filter(Matcher::find)
        .map(found -> new SwarmNodeId(found.group(1)));
  }

  private Optional<String> subject() {
    try (InputStream in = Files.newInputStream(file())) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509Certificate certificate = (X509Certificate) factory.generateCertificate(in);
      return Optional.of(certificate.getSubjectX500Principal().getName());
    } catch (IOException | InvalidPathException | CertificateException e) {
      return Optional.empty();
    }
  }

  private static Optional<Role> role(String subject) {
    if (subject.contains("OU=swarm-manager")) {
      return Optional.of(Role.MANAGER);
    }
    return subject.contains("OU=swarm-worker") ? Optional.of(Role.WORKER) : Optional.empty();
  }
}

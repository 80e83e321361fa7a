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
import org.personalcontainers.core.status.Role;

/** A node's certificate of its swarm. Docker does not tell what is in it. */
final class Certificate {
  private final Path root;
  private final String files;

  private Certificate(Path root, String files) {
    this.root = root;
    this.files = files;
  }

  /** Of the daemon that says this of itself. */
  static Certificate of(JsonNode info, Path root) {
    return new Certificate(root, info.path("DockerRootDir").asText("/var/lib/docker"));
  }

  private Path file() {
    return root.resolve(files.replaceFirst("^/+", "")).resolve("swarm/certificates/swarm-node.crt");
  }

  /** The role that it gives; none where there is no certificate that can be read. */
  Optional<Role> role() {
    try (InputStream in = Files.newInputStream(file())) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return role((X509Certificate) factory.generateCertificate(in));
    } catch (IOException | InvalidPathException | CertificateException e) {
      return Optional.empty();
    }
  }

  private static Optional<Role> role(X509Certificate certificate) {
    String subject = certificate.getSubjectX500Principal().getName();
    if (subject.contains("OU=swarm-manager")) {
      return Optional.of(Role.MANAGER);
    }
    return subject.contains("OU=swarm-worker") ? Optional.of(Role.WORKER) : Optional.empty();
  }
}

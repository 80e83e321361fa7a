package org.personalcontainers.link.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.link.disk.DurableFile;

/**
 * A private key and what proves to whom it belongs: a certificate that it signed itself (a
 * stranger's), or one of a cluster's authority (a member's). The key never leaves its machine.
 */
public final class Identity {
  private static final String FILE = "identity.pem";

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private Identity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
    check();
  }

  private void check() {
    try {
      if (!Keys.belongTogether(key, Keys.checked(certificate().getPublicKey()))) {
        throw new Unfit("the certificate belongs to another key");
      }
      certificate().verify(chain.getLast().getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new Unfit("the certificate is not signed as it says: " + e.getMessage(), e);
    }
  }

  /** A new key, which nobody knows yet. */
  public static Identity stranger(String name) {
    KeyPair pair = Keys.pair();
    Subject subject = Subject.stranger(name);
    return new Identity(pair.getPrivate(), List.of(Certificates.selfSigned(subject, pair)));
  }

  /** The same key, as a member: throws {@link Unfit} for another key's certificate. */
  public Identity admitted(X509Certificate certificate, X509Certificate authority) {
    Identity member = new Identity(key, List.of(certificate, authority));
    if (member.member().isEmpty()) {
      throw new Unfit("the certificate is not one of a member of a cluster");
    }
    return member;
  }

  /** The same key, as the stranger that it was before it was admitted. */
  public Identity dismissed(String name) {
    KeyPair pair = new KeyPair(publicKey(), key);
    return new Identity(key, List.of(Certificates.selfSigned(Subject.stranger(name), pair)));
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The certificate of the authority that admitted it; a stranger has none. */
  public Optional<X509Certificate> authority() {
    return chain.size() == 2 ? Optional.of(chain.getLast()) : Optional.empty();
  }

  public Optional<ClusterId> cluster() {
    return authority()
        .flatMap(issuer -> Subject.of(issuer.getSubjectX500Principal()))
        .map(subject -> new ClusterId(subject.cluster()));
  }

  /** As whom others of its cluster see it; a stranger is nobody. */
  public Optional<Peer.Certified> member() {
    return Recognition.of(this).flatMap(recognition -> recognition.certified(certificate()));
  }

  public PublicKey publicKey() {
    return certificate().getPublicKey();
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(publicKey());
  }

  PrivateKey key() {
    return key;
  }

  List<X509Certificate> chain() {
    return chain;
  }

  /** All of it, the private key too. */
  public String pem() {
    List<Pem.Block> blocks = new ArrayList<>();
    blocks.add(new Pem.Block(Pem.KEY, key.getEncoded()));
    chain.forEach(certificate -> blocks.add(Pem.of(certificate)));
    return Pem.write(blocks);
  }

  /** Throws {@link Unfit}, and nothing else, whatever it is given. */
  public static Identity ofPem(String text) {
    List<Pem.Block> blocks = Pem.read(text);
    if (blocks.size() < 2 || blocks.size() > 3 || !blocks.getFirst().label().equals(Pem.KEY)) {
      throw new Unfit("it is not a private key followed by its certificates");
    }
    try {
      List<X509Certificate> chain = new ArrayList<>();
      for (Pem.Block block : blocks.subList(1, blocks.size())) {
        chain.add(Certificates.read(block.content()));
      }
      return new Identity(Keys.privateKey(blocks.getFirst().content()), chain);
    } catch (GeneralSecurityException e) {
      throw new Unfit("it cannot be read: " + e.getMessage(), e);
    }
  }

  /** Into a directory that becomes its owner's alone; the old one or the new, never half. */
  public void store(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    new DurableFile(file(directory)).write(pem().getBytes(StandardCharsets.US_ASCII));
  }

  /** Where {@link #store} puts it. */
  public static Path file(Path directory) {
    return directory.resolve(FILE);
  }

  /** None where there is none yet; one that cannot be used is an error, and never replaced. */
  public static Optional<Identity> load(Path directory) throws IOException {
    Path file = file(directory);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ofPem(Files.readString(file, StandardCharsets.US_ASCII)));
    } catch (Unfit | java.nio.charset.CharacterCodingException e) {
      throw new IOException(
          file + ": " + e.getMessage() + "; restore it, or remove it to be a new node", e);
    }
  }

  @Override
  public String toString() {
    return certificate().getSubjectX500Principal() + " " + fingerprint().shortened();
  }
}

package org.personalcontainers.manager.certs;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.cert.Certificate;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/** Certificates, and what belongs to them, among the documents of the store. */
public record Cabinet(SortedMap<DocumentName, Document> documents) {
  private static final DocumentName ACCOUNT = new DocumentName("acme-account");
  private static final String CERTIFICATE = "certificate";
  private static final String ORDER = "certificate-order";
  private static final String STAR = "ALL";
  private static final Form<AccountPaper> ACCOUNTS = Form.of(AccountPaper.class);
  private static final Form<CertificatePaper> CERTIFICATES = Form.of(CertificatePaper.class);
  private static final Form<OrderPaper> ORDERS = Form.of(OrderPaper.class);

  /** The account at that authority. */
  Optional<AccountPaper> account(URI directory) {
    return Optional.ofNullable(documents.get(ACCOUNT))
        .flatMap(document -> read(ACCOUNTS, document))
        .filter(account -> account.directory().equals(directory));
  }

  public SortedMap<CertificateName, CertificatePaper> certificates() {
    return all(CERTIFICATE, CERTIFICATES);
  }

  public SortedMap<CertificateName, OrderPaper> orders() {
    return all(ORDER, ORDERS);
  }

  private <T> SortedMap<CertificateName, T> all(String kind, Form<T> form) {
    SortedMap<CertificateName, T> all = new TreeMap<>();
    String prefix = kind + "/";
    for (Document document : documents.values()) {
      String name = document.name().value();
      if (name.startsWith(prefix)) {
        read(form, document)
            .ifPresent(paper -> all.put(name(name.substring(prefix.length())), paper));
      }
    }
    return all;
  }

  /** Names of documents have no star in them, and domains no capital letters. */
  private static DocumentName document(String kind, CertificateName name) {
    return DocumentName.of(kind, name.value().replace("*", STAR));
  }

  private static CertificateName name(String document) {
    return new CertificateName(document.replace(STAR, "*"));
  }

  /** One in a form of another version is none, and is written anew. */
  private static <T> Optional<T> read(Form<T> form, Document document) {
    try {
      return Optional.of(form.read(document.content().bytes()));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** What the nodes that take requests from outside are to hold. */
  public Equipment equipment() {
    SortedMap<CertificateName, Certificate> placed = new TreeMap<>();
    certificates().forEach((name, paper) -> placed.put(name, paper.certificate()));
    SortedMap<Token, String> answers = new TreeMap<>();
    for (OrderPaper order : orders().values()) {
      order.proof().ifPresent(proof -> answers.putAll(proof.answers()));
    }
    return new Equipment(placed, answers);
  }

  /** The books of before, and what follows from all this for the nodes. */
  Books entered(Books before) {
    Equipment wanted = equipment();
    boolean nothingYet = before.equipment().isEmpty() && wanted.equals(Equipment.none());
    return nothingYet ? before : before.equipping(wanted.content());
  }

  Write write(AccountPaper account) {
    return put(ACCOUNT, ACCOUNTS.write(account));
  }

  Write write(CertificateName name, CertificatePaper certificate) {
    return put(document(CERTIFICATE, name), CERTIFICATES.write(certificate));
  }

  public Write write(CertificateName name, OrderPaper order) {
    return put(document(ORDER, name), ORDERS.write(order));
  }

  List<Write> withoutOrder(CertificateName name) {
    return without(document(ORDER, name));
  }

  List<Write> withoutCertificate(CertificateName name) {
    return without(document(CERTIFICATE, name));
  }

  private Write put(DocumentName name, byte[] json) {
    return new Write.Put(name, revision(name), Content.of(json));
  }

  private List<Write> without(DocumentName name) {
    return documents.containsKey(name)
        ? List.of(new Write.Delete(name, revision(name)))
        : List.of();
  }

  private long revision(DocumentName name) {
    return Optional.ofNullable(documents.get(name)).map(Document::revision).orElse(Write.ABSENT);
  }

  /** Whether what these writes replace is still what they were made from. */
  boolean allows(List<Write> writes) {
    return writes.stream().allMatch(write -> revision(write.name()) == write.expectedRevision());
  }

  /** As it is after these. */
  Cabinet after(List<Write> writes) {
    SortedMap<DocumentName, Document> after = new TreeMap<>(documents);
    for (Write write : writes) {
      switch (write) {
        case Write.Put put ->
            after.put(put.name(), new Document(put.name(), Write.ABSENT + 1, put.content()));
        case Write.Delete delete -> after.remove(delete.name());
      }
    }
    return new Cabinet(after);
  }
}

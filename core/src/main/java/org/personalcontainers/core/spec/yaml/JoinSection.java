package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Place;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Wanted;

/** The whole join.yml: every key is read, whatever the others are like. */
final class JoinSection {
  static final List<String> KEYS = List.of("cluster", "key", "managers");

  /** More doors than that are no help, and each takes a try. */
  private static final int MOST_MANAGERS = 64;

  private static final String EXAMPLE = "[pi1.local, 192.168.1.11]";
  private static final Form<JoinKey> KEY = Forms.notation("pc-...", JoinKey::parse);
  private static final Form<Contact> CONTACT = Forms.notation("pi1.local", Contact::parse);

  private final Findings findings;

  JoinSection(Findings findings) {
    this.findings = findings;
  }

  JoinReading read(Tree.Mapping tree) {
    Fields root = new Fields(findings, KeyPath.ROOT, tree, KEYS);
    Optional<ClusterName> cluster = root.required("cluster", Forms.name("home", ClusterName::new));
    Optional<JoinKey> key = root.required("key", KEY);
    Set<Contact> managers = managers(root);
    return findings.isEmpty()
        ? new JoinReading.Read(
            new JoinFile(cluster.orElseThrow(), key.orElseThrow(), List.copyOf(managers)))
        : new JoinReading.Refused(findings.problems());
  }

  private Set<Contact> managers(Fields root) {
    KeyPath path = root.path("managers");
    Set<Contact> contacts = new LinkedHashSet<>();
    switch (root.tree("managers").orElse(new Tree.Unreadable(Place.START))) {
      case Tree.Sequence list -> readList(path, list, contacts);
      case Tree.Scalar scalar -> refuse(path, Wanted.describe(scalar), scalar.text());
      case Tree.Mapping mapping -> refuse(path, Wanted.describe(mapping), "");
      case Tree.Unreadable _ -> refuseMissing(root);
    }
    return contacts;
  }

  private void refuseMissing(Fields root) {
    if (!root.has("managers")) {
      findings.add(root.path("managers"), "managers is missing", "write managers: " + EXAMPLE);
    }
  }

  private void refuse(KeyPath path, String stands, String text) {
    String list = text.isBlank() ? EXAMPLE : NodeList.bracketed(text);
    findings.add(
        path, stands + " stands where a list of nodes is wanted", "write managers: " + list);
  }

  private void readList(KeyPath path, Tree.Sequence list, Set<Contact> contacts) {
    if (list.items().isEmpty() && list.extent() == Tree.Extent.WHOLE) {
      findings.add(path, "nobody is named to knock at", "write managers: " + EXAMPLE);
    }
    if (list.items().size() > MOST_MANAGERS) {
      findings.add(
          path,
          "more than " + MOST_MANAGERS + " are named to knock at",
          "name the nodes that are managers, or may become some");
      return;
    }
    for (int i = 0; i < list.items().size(); i++) {
      readItem(path.item(i), list.items().get(i), contacts);
    }
  }

  private void readItem(KeyPath path, Tree item, Set<Contact> contacts) {
    if (item instanceof Tree.Scalar scalar && !Wanted.saysNothing(item)) {
      Fields.read(findings, path, scalar, CONTACT)
          .filter(contact -> !contacts.add(contact))
          .ifPresent(
              twice ->
                  findings.add(
                      path, quoted(twice.toString()) + " stands here twice", "write it once"));
    } else if (!(item instanceof Tree.Unreadable)) {
      findings.add(
          path,
          item.place(),
          Wanted.describe(item) + " stands where a host name or an address is wanted",
          "write one such as pi1.local or 192.168.1.11");
    }
  }
}

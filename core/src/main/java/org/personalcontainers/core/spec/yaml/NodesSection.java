package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Extent;

/** The section {@code nodes}: who belongs to the cluster. */
final class NodesSection {
  static final List<String> KEYS = List.of("address", "labels", "availability");
  private static final Map<String, Availability> AVAILABILITIES = Words.of(Availability.values());

  private static final String EXAMPLE = "pi1: {address: 192.168.1.11}";

  /** What a resolver takes for an address of its own old notation: 10, 0x1f. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]+");

  private final Findings findings;
  private final AddressForm addresses;

  NodesSection(Findings findings, NameLookup lookup) {
    this.findings = findings;
    this.addresses = new AddressForm(lookup);
  }

  NodesDraft read(Fields root) {
    Optional<Tree.Mapping> group = root.group("nodes", "below nodes: " + EXAMPLE);
    NodesDraft draft =
        group.map(this::draft).orElse(new NodesDraft(List.of(), Set.of(), Extent.TORN));
    if (draft.names().isEmpty() && draft.extent() == Extent.WHOLE) {
      String wrong = root.has("nodes") ? "a cluster needs at least one node" : "nodes is missing";
      findings.add(root.path("nodes"), wrong, "write nodes: and below it " + EXAMPLE);
    }
    new NodeChecks(findings).check(draft);
    return draft;
  }

  private NodesDraft draft(Tree.Mapping group) {
    List<NodeDraft> nodes =
        group.entries().stream().takeWhile(_ -> !findings.isFull()).map(this::node).toList();
    return new NodesDraft(nodes, group.byKey().keySet(), group.extent());
  }

  private NodeDraft node(Entry entry) {
    KeyPath path = KeyPath.ROOT.key("nodes").key(entry.key());
    Optional<NodeName> name = name(path, entry);
    String example = path.last() + ": {address: " + addressGuess(entry.value()) + "}";
    Optional<Tree.Mapping> group = Fields.group(findings, path, entry.value(), example);
    Optional<Fields> fields = group.map(keys -> new Fields(findings, path, keys, KEYS));
    return new NodeDraft(
        path,
        name,
        fields.flatMap(keys -> keys.required("address", addresses.form())),
        fields.map(this::labels).orElse(new TreeMap<>()),
        fields.flatMap(
            keys ->
                keys.orDefault(
                    "availability",
                    Forms.word(AVAILABILITIES),
                    Availability.ACTIVE,
                    "a node takes work")));
  }

  private static String addressGuess(Tree value) {
    String text = value instanceof Tree.Scalar scalar ? scalar.text() : "";
    String address = text.replaceFirst("^address[: ]*", "");
    return AddressForm.isAddress(address) ? address : "192.168.1.11";
  }

  private Optional<NodeName> name(KeyPath path, Entry entry) {
    Optional<NodeName> name = Named.key(findings, path, entry, NodeName::new);
    if (name.isPresent()
        && (entry.key().equals("localhost") || NUMBER.matcher(entry.key()).matches())) {
      findings.add(
          path,
          entry.place(),
          quoted(entry.key()) + " already means something to every resolver",
          "write a name of its own, such as pi1");
    }
    return name;
  }

  private SortedMap<LabelName, String> labels(Fields node) {
    SortedMap<LabelName, String> labels = new TreeMap<>();
    Optional<Tree.Mapping> group = node.group("labels", "labels: {media: \"true\"}");
    for (Entry entry : group.map(Tree.Mapping::entries).orElse(List.of())) {
      KeyPath path = node.path("labels").key(entry.key());
      Optional<LabelName> name = Named.key(findings, path, entry, LabelName::new);
      Optional<String> value = Named.text(findings, path, entry);
      name.ifPresent(label -> value.ifPresent(text -> labels.put(label, text)));
    }
    node.noteEmpty("labels");
    return labels;
  }
}

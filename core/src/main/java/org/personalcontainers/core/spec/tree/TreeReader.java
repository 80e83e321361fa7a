package org.personalcontainers.core.spec.tree;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds the tree from YAML events. Behind a syntax error it goes on at the next key of the first
 * column, so that one slip does not hide the problems of the other sections.
 */
public final class TreeReader {
  private static final int DEEPEST = 12;
  private static final int MOST_PIECES = 20;
  private static final Pattern TOP_KEY = Pattern.compile("[A-Za-z_\"'][^\\s#]*\\s*:(\\s.*)?");

  private final List<String> lines;
  private final Findings findings;
  private final Growing.OfKeys root = new Growing.OfKeys(KeyPath.ROOT, Place.START);
  private final Deque<Growing> open = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private final Anchors anchors = new Anchors();
  private Optional<Tree> stray = Optional.empty();
  private Place lastSeen = Place.START;
  private int documents;

  public TreeReader(List<String> lines, Findings findings) {
    this.lines = lines;
    this.findings = findings;
  }

  public Tree.Mapping read() {
    int from = 0;
    for (int piece = 0; piece < MOST_PIECES && from < lines.size(); piece++) {
      documents = 0;
      from = readPiece(from);
    }
    return root.mapping();
  }

  /** Reads from that line on; answers the line to go on with, or the end of the file. */
  private int readPiece(int from) {
    String text = "\n".repeat(from) + String.join("\n", lines.subList(from, lines.size()));
    ParserImpl parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
    try {
      readEvents(parser);
      stray.ifPresent(this::refuseRoot);
      return lines.size();
    } catch (MarkedYAMLException e) {
      return tear(from, SyntaxError.of(e, lines));
    } catch (YAMLException e) {
      // Of some complaints the scanner does not say where they arose.
      return tear(from, SyntaxError.behind(lastSeen, e));
    }
  }

  private void readEvents(ParserImpl parser) {
    boolean more = true;
    while (more && !parser.checkEvent(Event.ID.StreamEnd)) {
      more = take(parser.getEvent()) == Next.GO_ON;
    }
  }

  private Next take(Event event) {
    lastSeen = Place.of(event.getEndMark());
    return switch (event) {
      case DocumentStartEvent start -> startDocument(start);
      case AliasEvent alias -> take(alias);
      case ScalarEvent scalar -> take(scalar);
      case CollectionStartEvent start -> start(start);
      case CollectionEndEvent _ -> end();
      default -> Next.GO_ON;
    };
  }

  private Next startDocument(DocumentStartEvent event) {
    documents++;
    if (documents == 1) {
      return Next.GO_ON;
    }
    findings.add(
        KeyPath.ROOT,
        Place.of(event.getStartMark()),
        "a second document begins here",
        "keep one document: remove this line, or what follows it");
    return Next.STOP;
  }

  private Next take(AliasEvent alias) {
    Place place = Place.of(alias.getStartMark());
    return followsCopies() ? follow(alias.getAnchor(), place) : refuse(alias, place);
  }

  private boolean followsCopies() {
    return findings.kind().copies() == FileKind.Copies.FOLLOWED;
  }

  private Next follow(String name, Place place) {
    Optional<Tree> copy = anchors.find(name);
    if (copy.isEmpty()) {
      findings.add(
          here(),
          place,
          quoted("*" + name) + " stands for nothing: no " + quoted("&" + name) + " is before it",
          "write the value itself, or the anchor where the value stands first");
      return add(new Tree.Unreadable(place));
    }
    if (open.size() + Anchors.depth(copy.get()) > DEEPEST) {
      return refuseDepth(here(), place);
    }
    return anchors.admit(copy.get()) ? add(copy.get()) : refuseCrowd(place);
  }

  private Next refuseCrowd(Place place) {
    findings.add(
        here(),
        place,
        "aliases make more than " + Anchors.MOST_COPIES + " values of this file",
        "write the values out, or fewer of them");
    markTorn();
    return Next.STOP;
  }

  private Next refuse(AliasEvent alias, Place place) {
    findings.add(
        here(),
        place,
        quoted("*" + alias.getAnchor()) + " stands for something else, and that is not read here",
        "write the value itself");
    return add(new Tree.Unreadable(place));
  }

  private Next take(ScalarEvent scalar) {
    Place place = Place.of(scalar.getStartMark());
    Tree.Style style = scalar.isPlain() ? Tree.Style.PLAIN : Tree.Style.QUOTED;
    Tree tree = new Tree.Scalar(place, scalar.getValue(), style);
    if (refuseDecoration(scalar, scalar.getTag(), place)) {
      return add(new Tree.Unreadable(place));
    }
    note(anchorOf(scalar), tree);
    return add(tree);
  }

  private Next start(CollectionStartEvent start) {
    Place place = Place.of(start.getStartMark());
    KeyPath path = here();
    refuseDecoration(start, start.getTag(), place);
    if (open.size() >= DEEPEST) {
      return refuseDepth(path, place);
    }
    open.push(opened(start, path, place));
    names.push(anchorOf(start));
    return Next.GO_ON;
  }

  private Next refuseDepth(KeyPath path, Place place) {
    findings.add(
        path,
        place,
        "this is nested deeper than " + DEEPEST + " levels",
        "nothing in a " + findings.kind().file() + " needs that: check brackets and indentation");
    markTorn();
    return Next.STOP;
  }

  private static String anchorOf(NodeEvent event) {
    return event.getAnchor() == null ? "" : event.getAnchor();
  }

  private void note(String name, Tree tree) {
    if (!name.isEmpty()) {
      anchors.note(name, tree);
    }
  }

  private Growing opened(CollectionStartEvent start, KeyPath path, Place place) {
    boolean mapping = start instanceof MappingStartEvent;
    if (mapping && open.isEmpty()) {
      return root;
    }
    return mapping ? new Growing.OfKeys(path, place) : new Growing.OfItems(path, place);
  }

  private Next end() {
    Growing growing = open.pop();
    String name = names.pop();
    if (growing == root) {
      return Next.GO_ON;
    }
    Tree finished = growing.finished();
    note(name, finished);
    return add(finished);
  }

  private Next add(Tree tree) {
    if (open.isEmpty()) {
      stray = Optional.of(tree);
    } else {
      open.element().add(tree, findings);
    }
    return Next.GO_ON;
  }

  private void refuseRoot(Tree tree) {
    root.tear();
    if (tree instanceof Tree.Unreadable) {
      return;
    }
    findings.add(
        KeyPath.ROOT,
        tree.place(),
        "the file holds " + Wanted.describe(tree) + " where keys with values are wanted",
        "write lines such as " + findings.kind().line());
  }

  /** Tags choose types and anchors make copies: both may hide what a file says. */
  private boolean refuseDecoration(NodeEvent event, String tag, Place place) {
    if (event.getAnchor() != null && !followsCopies()) {
      findings.add(
          here(),
          place,
          "the anchor " + quoted("&" + event.getAnchor()) + " is not read here",
          "remove it, and write the value out wherever it is wanted");
    }
    if (tag != null) {
      findings.add(
          here(),
          place,
          "the tag " + quoted(tag.replace("tag:yaml.org,2002:", "!!")) + " is not read here",
          "remove it: the key decides what kind of value is wanted");
    }
    return tag != null;
  }

  private KeyPath here() {
    return open.isEmpty() ? KeyPath.ROOT : open.element().here();
  }

  /** Closes what is open, and finds the first line of the next section. */
  private int tear(int from, SyntaxError error) {
    findings.add(here(), error.place(), error.wrong(), error.remedy());
    stray = Optional.empty();
    markTorn();
    return IntStream.range(Math.max(from + 1, root.lastKeyLine()), lines.size())
        .filter(line -> TOP_KEY.matcher(lines.get(line)).matches())
        .findFirst()
        .orElse(lines.size());
  }

  private void markTorn() {
    names.clear();
    while (!open.isEmpty()) {
      close(open.pop());
    }
    root.tear();
  }

  private void close(Growing torn) {
    torn.tear();
    if (torn != root && !open.isEmpty()) {
      open.element().add(torn.finished(), findings);
    }
  }

  private enum Next {
    GO_ON,
    STOP
  }
}

package org.personalcontainers.gluster.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of an XML document.
 *
 * @param text its own text, without that of the elements in it
 */
record Element(String name, Map<String, String> attributes, String text, List<Element> children) {
  Element {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  Optional<Element> find(String child) {
    return children.stream().filter(element -> element.name().equals(child)).findFirst();
  }

  /** The element at the end of this way down. */
  Element at(String... way) {
    Element here = this;
    for (String step : way) {
      here = here.child(step);
    }
    return here;
  }

  private Element child(String child) {
    return find(child)
        .orElseThrow(() -> new UnfitAnswer("<" + name + "> holds no <" + child + ">"));
  }

  List<Element> all(String child) {
    return children.stream().filter(element -> element.name().equals(child)).toList();
  }

  String word(String child) {
    String word = child(child).text();
    if (word.isEmpty()) {
      throw new UnfitAnswer("<" + child + "> in <" + name + "> is empty");
    }
    return word;
  }

  int number(String child) {
    String word = word(child);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new UnfitAnswer("<" + child + "> in <" + name + "> is no number: " + word, e);
    }
  }
}

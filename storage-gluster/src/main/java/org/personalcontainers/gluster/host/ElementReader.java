package org.personalcontainers.gluster.host;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a small XML document that needs nothing but itself. */
final class ElementReader {
  private static final int DEEPEST = 32;
  private static final int LONGEST = 4 << 20;

  private final XMLStreamReader reader;

  private ElementReader(XMLStreamReader reader) {
    this.reader = reader;
  }

  static Element read(String document) {
    if (document.length() > LONGEST) {
      throw new UnfitAnswer("an answer of " + document.length() + " characters is too long");
    }
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(document));
      return new ElementReader(reader).document();
    } catch (XMLStreamException | MissingResourceException e) {
      // For some of what is wrong with a document the JDK's reader lacks the message itself.
      throw new UnfitAnswer("not XML: " + e.getMessage(), e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private Element document() throws XMLStreamException {
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      refuseForeignParts();
    }
    Element root = element(1);
    while (reader.hasNext()) {
      reader.next();
      refuseForeignParts();
    }
    return root;
  }

  private Element element(int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new UnfitAnswer("an answer of more than " + DEEPEST + " levels is too deep");
    }
    String name = reader.getLocalName();
    Map<String, String> attributes = attributes();
    StringBuilder text = new StringBuilder();
    List<Element> children = new ArrayList<>();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        default -> refuseForeignParts();
      }
    }
    return new Element(name, attributes, text.toString().strip(), children);
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int index = 0; index < reader.getAttributeCount(); index++) {
      attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
    }
    return attributes;
  }

  private void refuseForeignParts() {
    int event = reader.getEventType();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new UnfitAnswer("an answer with entities of its own");
    }
  }
}

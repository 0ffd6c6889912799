package io.quittance.document;

import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as a person would list it: one line a leaf, first the last steps of its path, then its text,
 * then its attributes. Each value has its whole path as address, with {@code [2]} and up where an
 * element is repeated: {@code Document/.../Strd[2]/RfrdDocInf/Nb}. Prefixes of namespaces are left
 * out. A document type declaration is not read, and nothing outside the part is ever asked for.
 */
final class XmlReader implements PartReader {

  private static final int DEEPEST = 64;
  private static final int LONGEST_PATH = 2_000;
  private static final int STEPS_SHOWN = 4;

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    // A leaf is what a cell is in a workbook.
    ReadingLimits leaves =
        limits.withContent(limits.pages(), limits.cells(), limits.cells(), limits.characters());
    Draft draft = new Draft(content.part().path(), Document.Kind.XML, leaves);
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(stripped(content.bytes()));
      Outcome refused = new Walk(draft, xml).leaves();
      xml.close();
      if (refused != null) {
        return refused;
      }
    } catch (XMLStreamException e) {
      return PartReader.unreadable("not well-formed XML", e);
    }
    draft.page(1, null, 0, 0);
    return new Read(draft.finish());
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Blanks before the declaration are no XML, and common in files cut out of mails. */
  private static ByteArrayInputStream stripped(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ' && bytes[at] != 0) {
      at++;
    }
    return new ByteArrayInputStream(bytes, at, bytes.length - at);
  }

  private static final class Walk {

    /** One open element. */
    private static final class Open {
      private final String path;
      private final Map<String, Integer> children = new HashMap<>();
      private final Map<String, String> attributes = new HashMap<>();
      private final List<String> names = new ArrayList<>();
      private final StringBuilder text = new StringBuilder();
      private boolean leaf = true;

      Open(String path) {
        this.path = path;
      }
    }

    private final Draft draft;
    private final XMLStreamReader xml;
    private final Deque<Open> open = new ArrayDeque<>();

    Walk(Draft draft, XMLStreamReader xml) {
      this.draft = draft;
      this.xml = xml;
    }

    /** Null when all was read, else why not. */
    Outcome leaves() throws XMLStreamException {
      while (xml.hasNext() && !draft.full()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (!start()) {
              return new NotRead(Part.Fate.TOO_DEEP, "XML nested too deep, " + place());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> end(open.pop());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!open.isEmpty()) {
              open.peek().text.append(xml.getText());
            }
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
            return new NotRead(
                Part.Fate.UNREADABLE, "XML with a type declaration or entity, " + place());
          }
          default -> {
            // Comments, instructions and blanks show nothing.
          }
        }
      }
      return null;
    }

    private String place() {
      return "line " + xml.getLocation().getLineNumber();
    }

    private boolean start() {
      Open parent = open.peek();
      String name = xml.getLocalName();
      String path = name;
      if (parent != null) {
        parent.leaf = false;
        int nth = parent.children.merge(name, 1, Integer::sum);
        path = parent.path + "/" + name + (nth > 1 ? "[" + nth + "]" : "");
      }
      Open element = new Open(path);
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        String attribute = xml.getAttributeLocalName(i);
        if (element.attributes.put(attribute, xml.getAttributeValue(i)) == null) {
          element.names.add(attribute);
        }
      }
      open.push(element);
      return open.size() <= DEEPEST && path.length() <= LONGEST_PATH;
    }

    private void end(Open element) {
      List<Word> words = new ArrayList<>();
      String shown = shown(element.path);
      words.add(Word.inLine(shown, 0, shown.length()));
      if (element.leaf) {
        add(words, element.text.toString(), element.path);
      }
      for (String name : element.names) {
        if (element.leaf && !name.equals("schemaLocation")) {
          words.add(Word.inLine(name, next(words), next(words) + name.length()));
          add(words, element.attributes.get(name), element.path + "/@" + name);
        }
      }
      if (words.size() > 1) {
        draft.line(words, 0);
      }
    }

    private void add(List<Word> words, String raw, String address) {
      String seen = draft.clean(raw).replaceAll("\\s+", " ").strip();
      if (!seen.isEmpty()) {
        int from = next(words);
        words.add(new Word(seen, null, address, from, from + seen.length(), null, null, null));
      }
    }

    private static int next(List<Word> words) {
      return words.get(words.size() - 1).to() + 1;
    }

    private static String shown(String path) {
      int at = path.length();
      for (int i = 0; i < STEPS_SHOWN && at > 0; i++) {
        at = path.lastIndexOf('/', at - 1);
      }
      return at < 0 ? path : path.substring(at + 1);
    }
  }
}

package io.quittance.document;

import io.quittance.message.ReadingLimits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The zip around a workbook: which sheets there are, their common texts and styles. */
final class XlsxPackage implements Closeable {

  private final ZippedXml zip;
  private final ReadingLimits limits;

  /**
   * @param path of the entry, or null when the workbook names none
   */
  record Sheet(String name, String path, boolean hidden) {}

  record Workbook(List<Sheet> sheets, boolean since1904) {}

  private XlsxPackage(ZippedXml zip, ReadingLimits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  static XlsxPackage open(byte[] bytes, ReadingLimits limits) throws IOException {
    return new XlsxPackage(ZippedXml.open(bytes, limits), limits);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  Workbook workbook() throws IOException, XMLStreamException {
    Map<String, String> targets = targets();
    List<Sheet> sheets = new ArrayList<>();
    boolean since1904 = false;
    try (InputStream in = zip.entry("xl/workbook.xml")) {
      XMLStreamReader xml = ZippedXml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("workbookPr")) {
          since1904 = ZippedXml.isTrue(ZippedXml.attribute(xml, "date1904"));
        } else if (xml.getLocalName().equals("sheet")) {
          String state = ZippedXml.attribute(xml, "state");
          boolean hidden = state != null && !state.equals("visible");
          sheets.add(
              new Sheet(
                  ZippedXml.attribute(xml, "name"),
                  targets.get(ZippedXml.attribute(xml, "id")),
                  hidden));
        }
      }
    }
    return new Workbook(List.copyOf(sheets), since1904);
  }

  private Map<String, String> targets() throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    try (InputStream in = zip.entry("xl/_rels/workbook.xml.rels")) {
      XMLStreamReader xml = ZippedXml.reader(in);
      while (xml.hasNext()) {
        boolean element = xml.next() == XMLStreamConstants.START_ELEMENT;
        if (element && xml.getLocalName().equals("Relationship")) {
          String target = ZippedXml.attribute(xml, "Target").replace('\\', '/');
          String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
          targets.put(ZippedXml.attribute(xml, "Id"), path);
        }
      }
    }
    return targets;
  }

  /** The shared strings, without phonetic hints. */
  List<String> sharedTexts() throws IOException, XMLStreamException {
    List<String> texts = new ArrayList<>();
    String name = zip.named("xl/sharedStrings.xml");
    if (name == null) {
      return texts;
    }
    long characters = 0;
    try (InputStream in = zip.entry(name)) {
      XMLStreamReader xml = ZippedXml.reader(in);
      while (xml.hasNext()) {
        boolean element = xml.next() == XMLStreamConstants.START_ELEMENT;
        if (element && xml.getLocalName().equals("si")) {
          String text = richText(xml, "si");
          characters += text.length();
          if (characters > limits.characters() * 4L) {
            throw new IOException("more shared text than " + limits.characters() * 4L);
          }
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** The text of all {@code t} up to the end of the element, phonetic runs left out. */
  static String richText(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean inText = false;
    int phonetic = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        inText = xml.getLocalName().equals("t");
        phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inText = false;
        phonetic -= xml.getLocalName().equals("rPh") ? 1 : 0;
        if (xml.getLocalName().equals(element)) {
          break;
        }
      } else if (xml.isCharacters() && inText && phonetic == 0) {
        text.append(xml.getText());
      }
    }
    // Control characters are written as _x000D_.
    return text.indexOf("_x000") < 0
        ? text.toString()
        : text.toString().replaceAll("_x000[0-9A-Fa-f]_", " ");
  }

  XlsxStyles styles() throws IOException, XMLStreamException {
    String name = zip.named("xl/styles.xml");
    if (name == null) {
      return XlsxStyles.none();
    }
    try (InputStream in = zip.entry(name)) {
      return XlsxStyles.parse(ZippedXml.reader(in));
    }
  }

  /** Opens the XML of a sheet. */
  InputStream entry(String path) throws IOException {
    return zip.entry(path);
  }
}

package io.quittance.document;

import io.quittance.message.ReadingLimits;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The zip around a workbook: which sheets there are, their common texts and styles. */
final class XlsxPackage implements Closeable {

  private static final XMLInputFactory XML = factory();

  private final ZipFile zip;
  private final ReadingLimits limits;
  private long left;

  /**
   * @param path of the entry, or null when the workbook names none
   */
  record Sheet(String name, String path, boolean hidden) {}

  record Workbook(List<Sheet> sheets, boolean since1904) {}

  private XlsxPackage(ZipFile zip, ReadingLimits limits) {
    this.zip = zip;
    this.limits = limits;
    this.left = limits.unpackedBytes();
  }

  static XlsxPackage open(byte[] bytes, ReadingLimits limits) throws IOException {
    ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
    return new XlsxPackage(zip, limits);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  Workbook workbook() throws IOException, XMLStreamException {
    Map<String, String> targets = targets();
    List<Sheet> sheets = new ArrayList<>();
    boolean since1904 = false;
    try (InputStream in = entry("xl/workbook.xml")) {
      XMLStreamReader xml = reader(in);
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("workbookPr")) {
          since1904 = isTrue(attribute(xml, "date1904"));
        } else if (xml.getLocalName().equals("sheet")) {
          String state = attribute(xml, "state");
          boolean hidden = state != null && !state.equals("visible");
          sheets.add(new Sheet(attribute(xml, "name"), targets.get(attribute(xml, "id")), hidden));
        }
      }
    }
    return new Workbook(List.copyOf(sheets), since1904);
  }

  private Map<String, String> targets() throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    try (InputStream in = entry("xl/_rels/workbook.xml.rels")) {
      XMLStreamReader xml = reader(in);
      while (xml.hasNext()) {
        boolean element = xml.next() == XMLStreamConstants.START_ELEMENT;
        if (element && xml.getLocalName().equals("Relationship")) {
          String target = attribute(xml, "Target").replace('\\', '/');
          String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
          targets.put(attribute(xml, "Id"), path);
        }
      }
    }
    return targets;
  }

  /** The shared strings, without phonetic hints. */
  List<String> sharedTexts() throws IOException, XMLStreamException {
    List<String> texts = new ArrayList<>();
    String name = named("xl/sharedStrings.xml");
    if (name == null) {
      return texts;
    }
    long characters = 0;
    try (InputStream in = entry(name)) {
      XMLStreamReader xml = reader(in);
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
    String name = named("xl/styles.xml");
    if (name == null) {
      return XlsxStyles.none();
    }
    try (InputStream in = entry(name)) {
      return XlsxStyles.parse(reader(in));
    }
  }

  /** Opens an entry; all entries together may unpack to the limit only. */
  InputStream entry(String path) throws IOException {
    String name = path == null ? null : named(path);
    ZipArchiveEntry entry = name == null ? null : zip.getEntry(name);
    if (entry == null) {
      throw new IOException("the file lacks " + path);
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new IOException("an entry is encrypted");
    }
    return new Counted(zip.getInputStream(entry));
  }

  /** The entry's name as the zip spells it, or null. */
  private String named(String path) {
    if (zip.getEntry(path) != null) {
      return path;
    }
    for (var all = zip.getEntries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      if (name.replace('\\', '/').replaceFirst("^/", "").equalsIgnoreCase(path)) {
        return name;
      }
    }
    return null;
  }

  static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    return XML.createXMLStreamReader(in);
  }

  static String attribute(XMLStreamReader xml, String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(localName)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  static boolean isTrue(String value) {
    return "1".equals(value) || "true".equals(value);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private final class Counted extends FilterInputStream {

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new IOException("unpacks to more than " + limits.unpackedBytes() + " bytes");
      }
    }
  }
}

package io.quittance.document;

import io.quittance.message.ReadingLimits;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** An office file of today: XML in a zip. All its entries together unpack to the limit only. */
final class ZippedXml implements Closeable {

  private static final XMLInputFactory XML = factory();

  private final ZipFile zip;
  private final ReadingLimits limits;
  private long left;

  private ZippedXml(ZipFile zip, ReadingLimits limits) {
    this.zip = zip;
    this.limits = limits;
    this.left = limits.unpackedBytes();
  }

  static ZippedXml open(byte[] bytes, ReadingLimits limits) throws IOException {
    ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
    return new ZippedXml(zip, limits);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Names of the entries that match, in order. */
  List<String> names(String pattern) {
    List<String> names = new ArrayList<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entry.getName().matches(pattern)) {
        names.add(entry.getName());
      }
    }
    Collections.sort(names);
    return names;
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
  String named(String path) {
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

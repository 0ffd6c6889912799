package io.quittance.document;

import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.sax.ToHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Word processor files of older and other kinds through Tika's HTML, whose tables are then read as
 * those of HTML.
 */
final class OfficeReader implements PartReader {

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    try {
      String html = html(content, limits);
      Draft draft = new Draft(content.part().path(), Document.Kind.OFFICE, limits);
      return new Read(HtmlReader.read(draft, html, false, null, limits));
    } catch (EncryptedDocumentException e) {
      return new NotRead(Part.Fate.ENCRYPTED, "the file is protected by a password");
    } catch (IOException | SAXException | TikaException | RuntimeException e) {
      return PartReader.unreadable("a broken office file", e);
    }
  }

  private static String html(PartContent content, ReadingLimits limits)
      throws IOException, SAXException, TikaException {
    String type = content.part().mediaType();
    Metadata metadata = new Metadata();
    metadata.set("Content-Type", type);
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new NoEmbedded());
    Bounded handler = new Bounded(limits.characters() * 4L);
    try (TikaInputStream in = TikaInputStream.get(new ByteArrayInputStream(content.bytes()))) {
      parser(type).parse(in, handler, metadata, context);
    }
    return handler.toString();
  }

  private static Parser parser(String type) {
    if (type.contains("opendocument")) {
      return new OpenDocumentParser();
    }
    return new OfficeParser();
  }

  /** Objects inside are not read. */
  private static final class NoEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
      // Nothing is taken from it.
    }
  }

  /** Ends a file that unfolds to far more text than is ever kept. */
  private static final class Bounded extends ToHTMLContentHandler {
    private long left;

    Bounded(long most) {
      this.left = most;
    }

    @Override
    public void characters(char[] text, int from, int length) throws SAXException {
      left -= length;
      if (left < 0) {
        throw new SAXException("more text than the limit allows");
      }
      super.characters(text, from, length);
    }
  }
}

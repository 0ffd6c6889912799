package io.quittance.document;

import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Word files of today: headers, the text with its tables, footnotes and footers, through HTML. */
final class DocxReader implements PartReader {

  private static final String TEXT = "word/document.xml";

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    try (ZippedXml file = ZippedXml.open(content.bytes(), limits)) {
      DocxStyles styles = styles(file);
      List<String> parts = new ArrayList<>(file.names("word/header\\d*\\.xml"));
      parts.add(TEXT);
      parts.addAll(file.names("word/(?:footnotes|endnotes|footer\\d*)\\.xml"));
      StringBuilder html = new StringBuilder();
      for (String part : parts) {
        try (InputStream in = file.entry(part)) {
          new DocxToHtml(styles, html, limits.characters() * 4L).add(ZippedXml.reader(in));
        }
      }
      Draft draft = new Draft(content.part().path(), Document.Kind.OFFICE, limits);
      return new Read(HtmlReader.read(draft, html.toString(), false, null, limits));
    } catch (IOException | XMLStreamException | RuntimeException e) {
      return PartReader.unreadable("a broken Word file", e);
    }
  }

  private static DocxStyles styles(ZippedXml file) throws IOException, XMLStreamException {
    String name = file.named("word/styles.xml");
    if (name == null) {
      return new DocxStyles();
    }
    try (InputStream in = file.entry(name)) {
      return DocxStyles.parse(ZippedXml.reader(in));
    }
  }
}

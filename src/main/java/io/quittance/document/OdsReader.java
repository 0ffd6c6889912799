package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** OpenDocument workbooks: typed cells beside the text that the sheet displays. */
final class OdsReader implements PartReader {

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    try (ZippedXml file = ZippedXml.open(content.bytes(), limits)) {
      if (isEncrypted(file)) {
        return new NotRead(Part.Fate.ENCRYPTED, "the workbook is protected by a password");
      }
      Draft draft = new Draft(content.part().path(), Document.Kind.SPREADSHEET, limits);
      OdsStyles styles = new OdsStyles();
      String common = file.named("styles.xml");
      if (common != null) {
        try (InputStream in = file.entry(common)) {
          XMLStreamReader xml = ZippedXml.reader(in);
          while (xml.hasNext()) {
            styles.event(xml, xml.next());
          }
        }
      }
      try (InputStream in = file.entry("content.xml")) {
        sheets(ZippedXml.reader(in), styles, draft, limits);
      }
      return new Read(draft.finish());
    } catch (IOException | XMLStreamException | RuntimeException e) {
      return PartReader.unreadable("a broken workbook", e);
    }
  }

  private static void sheets(
      XMLStreamReader xml, OdsStyles styles, Draft draft, ReadingLimits limits)
      throws XMLStreamException {
    int index = 0;
    int cells = limits.cells();
    while (xml.hasNext() && !draft.full()) {
      int event = xml.next();
      styles.event(xml, event);
      if (event != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("table")) {
        continue;
      }
      if (index >= limits.pages()) {
        draft.flag(Flag.Code.TRUNCATED, "only the first " + limits.pages() + " sheets are read");
        return;
      }
      String name = ZippedXml.attribute(xml, "name");
      boolean hidden = styles.hidesSheet(ZippedXml.attribute(xml, "style-name"));
      String shown = name == null ? "Sheet" + (index + 1) : name;
      SheetPage page = new SheetPage(shown, index++, hidden ? "hidden sheet" : null);
      cells = new OdsSheet(page, shown, styles, draft).read(xml, cells);
      page.writeTo(draft);
      if (cells < 0) {
        draft.flag(Flag.Code.TRUNCATED, "only the first " + limits.cells() + " cells are read");
        return;
      }
    }
  }

  private static boolean isEncrypted(ZippedXml file) throws IOException {
    String manifest = file.named("META-INF/manifest.xml");
    if (manifest == null) {
      return false;
    }
    try (InputStream in = file.entry(manifest)) {
      return new String(in.readNBytes(1_000_000), StandardCharsets.UTF_8)
          .contains("encryption-data");
    }
  }
}

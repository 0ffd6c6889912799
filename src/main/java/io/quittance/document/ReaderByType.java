package io.quittance.document;

import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.util.Set;

/** Picks the reader for a part by its media type. */
final class ReaderByType implements PartReader {

  private static final Set<String> OFFICE =
      Set.of("application/msword", "application/vnd.oasis.opendocument.text");

  private static final Set<String> TEXT =
      Set.of(
          "application/xml",
          "application/json",
          "application/edi-x12",
          "application/edifact",
          "application/edi-consent");

  private final Runnable pageBegins;

  /**
   * @param pageBegins told before each page that is recognised from a picture
   */
  ReaderByType(Runnable pageBegins) {
    this.pageBegins = pageBegins;
  }

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    return read(content, limits, Passwords.NONE);
  }

  @Override
  public Outcome read(PartContent content, ReadingLimits limits, Passwords passwords) {
    String type = content.part().mediaType();
    // What machines send is told by its content: it comes as .txt, .dat, .csv and without a name.
    PartReader reader = StructuredContent.reader(content).orElseGet(() -> reader(type));
    return reader == null
        ? new NotRead(Part.Fate.UNSUPPORTED, type + " is not read")
        : reader.read(content, limits, passwords);
  }

  private PartReader reader(String type) {
    return switch (type) {
      case "application/pdf" -> new PdfReader(pageBegins);
      case "text/html", "application/xhtml+xml" -> new HtmlReader();
      case "text/csv", "text/tab-separated-values", "text/comma-separated-values" ->
          new CsvReader();
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> new XlsxReader();
      case "application/vnd.ms-excel" -> new XlsReader();
      case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" ->
          new DocxReader();
      case "application/vnd.oasis.opendocument.spreadsheet" -> new OdsReader();
      case "application/rtf", "text/rtf" -> new RtfReader();
      default -> {
        if (OFFICE.contains(type)) {
          yield new OfficeReader();
        }
        if (type.startsWith("image/") && !type.endsWith("+xml")) {
          yield new PictureReader(pageBegins);
        }
        boolean text = type.startsWith("text/") || type.endsWith("+xml") || TEXT.contains(type);
        yield text ? new TextReader() : null;
      }
    };
  }
}

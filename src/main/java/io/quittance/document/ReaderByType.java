package io.quittance.document;

import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.util.Set;

/** Picks the reader for a part by its media type. */
final class ReaderByType implements PartReader {

  private static final Set<String> OFFICE =
      Set.of(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/msword",
          "application/rtf",
          "text/rtf",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.spreadsheet");

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
    String type = content.part().mediaType();
    PartReader reader = reader(type);
    return reader == null
        ? new NotRead(Part.Fate.UNSUPPORTED, type + " is not read")
        : reader.read(content, limits);
  }

  private PartReader reader(String type) {
    return switch (type) {
      case "application/pdf" -> new PdfReader(pageBegins);
      case "text/html", "application/xhtml+xml" -> new HtmlReader();
      case "text/csv", "text/tab-separated-values", "text/comma-separated-values" ->
          new CsvReader();
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> new XlsxReader();
      case "application/vnd.ms-excel" -> new XlsReader();
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

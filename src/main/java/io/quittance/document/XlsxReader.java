package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.usermodel.DataFormatter;

/**
 * Excel workbooks of today, read as a stream straight from their XML (ECMA-376 part 1, chapter 18):
 * typed cells beside the text that the sheet displays, in bounded memory.
 */
final class XlsxReader implements PartReader {

  private final DataFormatter formatter = new DataFormatter(Locale.US);

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    try (XlsxPackage file = XlsxPackage.open(content.bytes(), limits)) {
      XlsxPackage.Workbook workbook = file.workbook();
      List<String> texts = file.sharedTexts();
      XlsxStyles styles = file.styles();
      Draft draft = new Draft(content.part().path(), Document.Kind.SPREADSHEET, limits);
      int cells = limits.cells();
      for (int i = 0; i < workbook.sheets().size() && !draft.full(); i++) {
        if (i >= limits.pages()) {
          draft.flag(Flag.Code.TRUNCATED, "only the first " + limits.pages() + " sheets are read");
          break;
        }
        XlsxPackage.Sheet sheet = workbook.sheets().get(i);
        SheetPage page = new SheetPage(sheet.name(), i, sheet.hidden() ? "hidden sheet" : null);
        XlsxSheet parser =
            new XlsxSheet(
                page, sheet.name(), texts, styles, formatter, workbook.since1904(), draft);
        cells = parser.read(file, sheet.path(), cells);
        page.writeTo(draft);
        if (cells < 0) {
          draft.flag(Flag.Code.TRUNCATED, "only the first " + limits.cells() + " cells are read");
          break;
        }
      }
      return new Read(draft.finish());
    } catch (IOException | XMLStreamException | RuntimeException e) {
      return PartReader.unreadable("a broken workbook", e);
    }
  }
}

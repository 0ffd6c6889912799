package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;

/** Excel 97 workbooks: typed cells beside the text that the sheet displays. */
final class XlsReader implements PartReader {

  private final DataFormatter formatter = new DataFormatter(Locale.US);
  private int cells;

  @Override
  public Outcome read(PartContent content, ReadingLimits limits, Passwords passwords) {
    Outcome outcome = read(content, limits);
    for (String password : passwords.values()) {
      if (outcome instanceof NotRead not && not.fate() == Part.Fate.ENCRYPTED) {
        Biff8EncryptionKey.setCurrentUserPassword(password);
        try {
          outcome = read(content, limits);
        } finally {
          Biff8EncryptionKey.setCurrentUserPassword(null);
        }
      }
    }
    return outcome;
  }

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(content.bytes()))) {
      formatter.setUseCachedValuesForFormulaCells(true);
      Draft draft = new Draft(content.part().path(), Document.Kind.SPREADSHEET, limits);
      for (int i = 0; i < workbook.getNumberOfSheets() && !draft.full(); i++) {
        if (i >= limits.pages()) {
          draft.flag(Flag.Code.TRUNCATED, "only the first " + limits.pages() + " sheets are read");
          break;
        }
        sheet(workbook, i, draft, limits);
      }
      return new Read(draft.finish());
    } catch (EncryptedDocumentException e) {
      return new NotRead(Part.Fate.ENCRYPTED, "the workbook is protected by a password");
    } catch (OldExcelFormatException e) {
      return new NotRead(Part.Fate.UNSUPPORTED, "an Excel file older than Excel 97");
    } catch (IOException | RuntimeException e) {
      return PartReader.unreadable("a broken workbook", e);
    }
  }

  private void sheet(HSSFWorkbook workbook, int index, Draft draft, ReadingLimits limits) {
    Sheet sheet = workbook.getSheetAt(index);
    boolean shown = workbook.getSheetVisibility(index) == SheetVisibility.VISIBLE;
    SheetPage page = new SheetPage(sheet.getSheetName(), index, shown ? null : "hidden sheet");
    sheet.getMergedRegions().forEach(page::merge);
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (++cells > limits.cells()) {
          draft.flag(Flag.Code.TRUNCATED, "only the first " + limits.cells() + " cells are read");
          page.writeTo(draft);
          return;
        }
        SheetPage.Content read = content(workbook, sheet, row, cell, draft);
        if (read != null) {
          page.put(cell.getRowIndex(), cell.getColumnIndex(), read);
        }
      }
    }
    page.writeTo(draft);
  }

  private SheetPage.Content content(
      HSSFWorkbook workbook, Sheet sheet, Row row, Cell cell, Draft draft) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    if (type == CellType.BLANK || type == CellType._NONE) {
      return null;
    }
    Word.Typed typed =
        switch (type) {
          case NUMERIC ->
              DateUtil.isCellDateFormatted(cell)
                  ? SheetPage.date(
                      cell.getNumericCellValue(),
                      workbook.getInternalWorkbook().isUsing1904DateWindowing())
                  : SheetPage.number(cell.getNumericCellValue());
          case BOOLEAN ->
              new Word.Typed(Word.Typed.Kind.BOOLEAN, String.valueOf(cell.getBooleanCellValue()));
          case STRING ->
              new Word.Typed(Word.Typed.Kind.TEXT, cell.getRichStringCellValue().getString());
          default -> null;
        };
    String displayed =
        type == CellType.ERROR
            ? error(cell.getErrorCellValue())
            : unseenNumber(type, cell) ? "" : formatter.formatCellValue(cell);
    if (typed != null && typed.value().isBlank()) {
      return null;
    }
    return new SheetPage.Content(displayed, typed, hiding(workbook, sheet, row, cell));
  }

  private static boolean unseenNumber(CellType type, Cell cell) {
    return type == CellType.NUMERIC
        && SheetPage.showsNothing(
            cell.getCellStyle().getDataFormatString(), cell.getNumericCellValue());
  }

  private static String error(byte code) {
    return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
  }

  private static String hiding(HSSFWorkbook workbook, Sheet sheet, Row row, Cell cell) {
    if (row.getZeroHeight() || row.getHeight() == 0) {
      return "hidden row";
    }
    boolean noWidth = sheet.getColumnWidth(cell.getColumnIndex()) == 0;
    if (sheet.isColumnHidden(cell.getColumnIndex()) || noWidth) {
      return "hidden column";
    }
    HSSFCellStyle style = (HSSFCellStyle) cell.getCellStyle();
    HSSFFont font = style.getFont(workbook);
    if (font.getFontHeightInPoints() < 2) {
      return Hiding.TINY;
    }
    HSSFColor colour = font.getHSSFColor(workbook);
    if (colour == null || font.getColor() == HSSFFont.COLOR_NORMAL) {
      return null;
    }
    boolean filled = style.getFillPattern() != FillPatternType.NO_FILL;
    int background = filled ? rgb(style.getFillForegroundColorColor()) : 0xFFFFFF;
    return Hiding.sameToTheEye(rgb(colour), background) ? Hiding.LIKE_BACKGROUND : null;
  }

  private static int rgb(HSSFColor colour) {
    short[] parts = colour == null ? null : colour.getTriplet();
    return parts == null ? 0xFFFFFF : parts[0] << 16 | parts[1] << 8 | parts[2];
  }
}

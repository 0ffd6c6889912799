package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.Document.Flag.Code;
import io.quittance.message.Part.Fate;
import io.quittance.message.ReadingLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both Excel formats give the same document. */
class SpreadsheetReaderTest {

  private static Workbook workbook(String format) {
    return format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
  }

  private static ReadMessage read(Workbook workbook, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    workbook.close();
    return Reading.file(out.toByteArray(), "a." + format);
  }

  private static CellStyle style(Workbook workbook, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  private static Cell number(Row row, int column, double value, CellStyle style) {
    Cell cell = row.createCell(column);
    cell.setCellValue(value);
    cell.setCellStyle(style);
    return cell;
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void cells_show_what_the_sheet_shows_and_keep_what_it_stores(String format) throws IOException {
    Workbook workbook = workbook(format);
    Sheet sheet = workbook.createSheet("Advice");
    Row head = sheet.createRow(6);
    head.createCell(1).setCellValue("Invoice");
    head.createCell(3).setCellValue("Amount");
    Row row = sheet.createRow(7);
    row.createCell(1).setCellValue("000123");
    number(row, 2, 1234.56, style(workbook, "#,##0"));
    number(row, 3, 1234.56, style(workbook, "#,##0.00"));
    Cell date = row.createCell(4);
    date.setCellValue(LocalDate.of(2026, 6, 1));
    date.setCellStyle(style(workbook, "dd.mm.yyyy"));
    number(row, 5, 450001234567890.0, style(workbook, "0"));
    row.createCell(6).setCellValue(true);
    Cell sum = row.createCell(7);
    sum.setCellFormula("D8*2");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(sum);

    Document document = read(workbook, format).document("1").orElseThrow();
    assertThat(document.kind()).isEqualTo(Document.Kind.SPREADSHEET);
    assertThat(document.pages().get(0).name()).isEqualTo("Advice");
    assertThat(document.lines().map(Reading::cells))
        .containsExactly(
            "1=Invoice 3=Amount",
            "1=000123 2=1,235 3=1,234.56 4=01.06.2026 5=450001234567890 6=TRUE 7=2469.12");
    Line line = document.lines().toList().get(1);
    assertThat(line.words().get(0).cell()).isEqualTo("B8");
    assertThat(line.words().get(0).typed().kind()).isEqualTo(Word.Typed.Kind.TEXT);
    assertThat(line.words().get(1).typed())
        .isEqualTo(new Word.Typed(Word.Typed.Kind.NUMBER, "1234.56"));
    assertThat(line.words().get(3).typed())
        .isEqualTo(new Word.Typed(Word.Typed.Kind.DATE, "2026-06-01"));
    assertThat(line.words().get(4).typed().value()).isEqualTo("450001234567890");
    assertThat(document.flags()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void hidden_rows_columns_sheets_and_white_cells_are_apart(String format) throws IOException {
    Workbook workbook = workbook(format);
    Sheet sheet = workbook.createSheet("Advice");
    Row shown = sheet.createRow(0);
    shown.createCell(0).setCellValue("A-1");
    shown.createCell(1).setCellValue("seen");
    Row hidden = sheet.createRow(1);
    hidden.createCell(0).setCellValue("row 9001");
    hidden.setZeroHeight(true);
    shown.createCell(2).setCellValue("column 9002");
    sheet.setColumnHidden(2, true);
    Font white = workbook.createFont();
    white.setColor(IndexedColors.WHITE.getIndex());
    CellStyle unseen = workbook.createCellStyle();
    unseen.setFont(white);
    Cell cell = shown.createCell(3);
    cell.setCellValue("white 9003");
    cell.setCellStyle(unseen);
    number(shown, 4, 9004, style(workbook, ";;;"));
    Sheet secret = workbook.createSheet("Secret");
    secret.createRow(0).createCell(0).setCellValue("sheet 9005");
    workbook.setSheetHidden(1, true);

    Document document = read(workbook, format).document("1").orElseThrow();
    assertThat(Reading.lines(document)).containsExactly("A-1 seen");
    assertThat(document.pages()).hasSize(1);
    assertThat(document.has(Code.HIDDEN_CONTENT)).isTrue();
    assertThat(document.hidden())
        .containsExactlyInAnyOrder(
            new Document.Hidden("column 9002", "hidden column", "Advice!C1"),
            new Document.Hidden("white 9003", "colour of the background", "Advice!D1"),
            new Document.Hidden("9004", "number format that shows nothing", "Advice!E1"),
            new Document.Hidden("row 9001", "hidden row", "Advice!A2"),
            new Document.Hidden("sheet 9005", "hidden sheet", "Secret!A1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void a_merged_cell_counts_once(String format) throws IOException {
    Workbook workbook = workbook(format);
    Sheet sheet = workbook.createSheet("Advice");
    Row row = sheet.createRow(0);
    row.createCell(0).setCellValue("Total");
    row.createCell(1).setCellValue("stale 77");
    row.createCell(2).setCellValue("100");
    sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
    Document document = read(workbook, format).document("1").orElseThrow();
    assertThat(document.lines().map(Reading::cells)).containsExactly("0=Total 2=100");
    assertThat(Reading.hows(document)).containsExactly("under a merged cell");
  }

  @Test
  void a_formula_without_stored_value_shows_nothing_and_is_flagged() throws IOException {
    byte[] bytes;
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Row row = workbook.createSheet("S").createRow(0);
      row.createCell(0).setCellValue("Total");
      row.createCell(1).setCellFormula("1+1");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      bytes = out.toByteArray();
    }
    Document document = Reading.document(bytes, "a.xlsx");
    assertThat(Reading.lines(document)).containsExactly("Total");
    assertThat(document.flags())
        .containsExactly(
            new Document.Flag(Code.FORMULA_DIFFERS, "S!B1 has a formula without a stored value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void a_format_that_leaves_zeros_out_hides_nothing(String format) throws IOException {
    Workbook workbook = workbook(format);
    Row row = workbook.createSheet("S").createRow(0);
    row.createCell(0).setCellValue("A-1");
    number(row, 1, 0, style(workbook, "#,##0.00;-#,##0.00;"));
    number(row, 2, -5, style(workbook, "#,##0.00;-#,##0.00;"));
    Document document = read(workbook, format).document("1").orElseThrow();
    assertThat(document.lines().map(Reading::cells)).containsExactly("0=A-1 2=-5.00");
    assertThat(document.hidden()).isEmpty();
    assertThat(document.flags()).isEmpty();
  }

  @Test
  void two_thousand_rows_are_read_whole_and_too_many_cells_are_cut() throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet("S");
    for (int i = 0; i < 2_000; i++) {
      Row row = sheet.createRow(i);
      row.createCell(0).setCellValue("INV-" + i);
      row.createCell(1).setCellValue(i + 0.5);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    workbook.close();
    Document whole = Reading.document(out.toByteArray(), "a.xlsx");
    assertThat(whole.lines()).hasSize(2_000);
    assertThat(whole.flags()).isEmpty();
    ReadingLimits few = ReadingLimits.DEFAULT.withContent(10, 5_000, 100, 1_000_000);
    Document cut =
        new InProcessReader(few).read(out.toByteArray(), "a.xlsx").document("1").orElseThrow();
    assertThat(cut.has(Code.TRUNCATED)).isTrue();
    assertThat(cut.lines().count()).isBetween(50L, 51L);
  }

  @Test
  void a_broken_workbook_is_unreadable_and_a_protected_one_encrypted() throws IOException {
    byte[] broken =
        "PK\3\4 xl/workbook.xml nothing".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(Reading.file(broken, "a.xlsx").parts().get(0).fate()).isEqualTo(Fate.UNREADABLE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (org.apache.poi.poifs.filesystem.POIFSFileSystem files =
        new org.apache.poi.poifs.filesystem.POIFSFileSystem()) {
      files.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), "EncryptedPackage");
      files.writeFilesystem(out);
    }
    assertThat(Reading.file(out.toByteArray(), "a.xlsx").parts().get(0).fate())
        .isEqualTo(Fate.ENCRYPTED);
  }
}

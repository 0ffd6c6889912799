package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Prints a paper as a workbook, its amounts and dates as numbers with a format, or all as text
 * ({@code sheet-text}).
 */
final class PrintWorkbook {
  private static final Pattern AMOUNT = Pattern.compile("(\\D*)(?:\\d.*\\d|\\d)(\\D*)");

  private final Paper paper;
  private final Workbook workbook;
  private final Map<String, CellStyle> styles = new HashMap<>();

  private PrintWorkbook(Paper paper, Workbook workbook) {
    this.paper = paper;
    this.workbook = workbook;
  }

  static byte[] xlsx(Paper paper) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      return FixedZip.of(new PrintWorkbook(paper, workbook).bytes());
    }
  }

  static byte[] xls(Paper paper) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      return new PrintWorkbook(paper, workbook).bytes();
    }
  }

  private byte[] bytes() throws IOException {
    String name = paper.is("sheet-named") ? "Remittance" : "Sheet1";
    Sheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(name));
    int first = paper.is("sheet-indented") ? 1 : 0;
    int number = first;
    for (List<Cell> cells : SheetRows.of(paper)) {
      Row row = sheet.createRow(number++);
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).text().isEmpty()) {
          fill(row.createCell(first + i), cells.get(i));
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private void fill(org.apache.poi.ss.usermodel.Cell target, Cell cell) {
    if (paper.is("sheet-text") || cell.raw() == null) {
      target.setCellValue(cell.text());
    } else if (cell.raw() instanceof LocalDate date) {
      target.setCellValue(date);
      target.setCellStyle(style(paper.is("letter") ? "mm/dd/yyyy" : "dd/mm/yyyy"));
    } else if (cell.raw() instanceof BigDecimal amount) {
      // The file format holds nothing but binary numbers; what is read back is rounded to cents.
      target.setCellValue(amount.doubleValue());
      target.setCellStyle(style(format(cell.text(), amount)));
    }
  }

  /** A currency that is printed with the amount stands in the format, as spreadsheets do it. */
  private static String format(String text, BigDecimal amount) {
    Matcher parts = AMOUNT.matcher(text);
    String digits = amount.scale() <= 0 ? "#,##0" : "#,##0.00";
    return parts.matches() ? literal(parts.group(1)) + digits + literal(parts.group(2)) : digits;
  }

  private static String literal(String mark) {
    String bare = mark.replaceAll("[-()]|CR", "").strip();
    return bare.isEmpty() ? "" : "\"" + mark.replaceAll("[-()]", "") + "\"";
  }

  private CellStyle style(String format) {
    return styles.computeIfAbsent(
        format,
        none -> {
          CellStyle style = workbook.createCellStyle();
          style.setDataFormat(workbook.createDataFormat().getFormat(format));
          return style;
        });
  }
}

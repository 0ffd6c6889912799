package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
  private final Paper paper;
  private final Workbook workbook;

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
    CellStyle whole = style("#,##0");
    CellStyle cents = style("#,##0.00");
    CellStyle day = style(paper.is("letter") ? "mm/dd/yyyy" : "dd/mm/yyyy");
    int first = paper.is("sheet-indented") ? 1 : 0;
    int number = first;
    for (List<Cell> cells : SheetRows.of(paper)) {
      Row row = sheet.createRow(number++);
      for (int i = 0; i < cells.size(); i++) {
        Cell cell = cells.get(i);
        if (cell.text().isEmpty()) {
          continue;
        }
        var target = row.createCell(first + i);
        if (paper.is("sheet-text") || cell.raw() == null) {
          target.setCellValue(cell.text());
        } else if (cell.raw() instanceof LocalDate date) {
          target.setCellValue(date);
          target.setCellStyle(day);
        } else if (cell.raw() instanceof BigDecimal amount) {
          // The file format holds nothing but binary numbers; what is read back is rounded to
          // cents.
          target.setCellValue(amount.doubleValue());
          target.setCellStyle(amount.scale() <= 0 ? whole : cents);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private CellStyle style(String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }
}

package io.quittance.evaluation;

import io.quittance.message.MessageTree;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** What the benchmark reads, by format: the parts of given mails, and long documents made here. */
final class BenchmarkSamples {
  /**
   * @param fileName a bare file's name, or null for a mail
   */
  record Sample(String fileName, byte[] content) {}

  private static final int LONG = 2_000;
  private static final int SHORT = 40;
  private static final int LINES_ON_A_PAGE = 50;
  private static final String[] HEADS = {
    "Invoice number", "Invoice date", "Gross amount", "Amount paid"
  };
  private static final Map<String, String> ENDINGS =
      Map.of(
          "text/plain", "txt",
          "text/html", "html",
          "text/csv", "csv",
          "application/edi-x12", "edi",
          "application/edifact", "edi",
          "application/xml", "xml",
          "text/xml", "xml",
          "application/pdf", "pdf",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  private final Map<String, List<Sample>> byFormat = new LinkedHashMap<>();

  private BenchmarkSamples() {}

  static Map<String, List<Sample>> of(List<byte[]> mails) throws IOException {
    BenchmarkSamples samples = new BenchmarkSamples();
    for (byte[] mail : mails) {
      samples.add(mail);
    }
    samples.add("csv", "short.csv", csv(SHORT));
    samples.add("xls", "short.xls", workbook(new HSSFWorkbook(), SHORT));
    samples.add("docx", "short.docx", docx());
    samples.add("csv 2,000 lines", "long.csv", csv(LONG));
    samples.add("xlsx 2,000 lines", "long.xlsx", workbook(new XSSFWorkbook(), LONG));
    samples.add("xls 2,000 lines", "long.xls", workbook(new HSSFWorkbook(), LONG));
    samples.add("pdf 2,000 lines", "long.pdf", pdf());
    return samples.byFormat;
  }

  private void add(byte[] mail) {
    boolean attached = false;
    for (PartContent part : MessageTree.of(mail, null, ReadingLimits.DEFAULT).contents()) {
      String ending = ENDINGS.get(part.part().mediaType());
      if (part.toRead() && ending != null) {
        add(ending, "part." + ending, part.bytes());
      }
      attached |= part.part().name() != null;
    }
    add(attached ? "mail with attachment" : "mail", null, mail);
  }

  private void add(String format, String fileName, byte[] content) {
    byFormat.computeIfAbsent(format, key -> new ArrayList<>()).add(new Sample(fileName, content));
  }

  private static String[] cells(int line) {
    String amount = String.format(Locale.ROOT, "%d.%02d", 100 + line % 900, line % 100);
    return new String[] {"INV-" + (200_000 + line), "2026-10-01", amount, amount};
  }

  private static byte[] csv(int lines) {
    StringBuilder csv = new StringBuilder(String.join(";", HEADS)).append('\n');
    for (int i = 0; i < lines; i++) {
      csv.append(String.join(";", cells(i))).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] workbook(Workbook workbook, int lines) throws IOException {
    try (workbook) {
      Sheet sheet = workbook.createSheet("Remittance");
      Row head = sheet.createRow(0);
      for (int c = 0; c < HEADS.length; c++) {
        head.createCell(c).setCellValue(HEADS[c]);
      }
      for (int i = 0; i < lines; i++) {
        Row row = sheet.createRow(i + 1);
        String[] cells = cells(i);
        row.createCell(0).setCellValue(cells[0]);
        row.createCell(1).setCellValue(cells[1]);
        row.createCell(2).setCellValue(Double.parseDouble(cells[2]));
        row.createCell(3).setCellValue(Double.parseDouble(cells[3]));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] docx() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("Remittance advice R-2026-1, paid 2026-11-02");
      XWPFTable table = document.createTable(SHORT + 1, HEADS.length);
      for (int i = 0; i <= SHORT; i++) {
        String[] cells = i == 0 ? HEADS : cells(i);
        for (int c = 0; c < cells.length; c++) {
          table.getRow(i).getCell(c).setText(cells[c]);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int first = 0; first < LONG; first += LINES_ON_A_PAGE) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.setFont(font, 9);
          for (int i = 0; i <= LINES_ON_A_PAGE; i++) {
            String[] cells = i == 0 ? HEADS : cells(first + i - 1);
            for (int c = 0; c < cells.length; c++) {
              content.beginText();
              content.newLineAtOffset(60 + 120 * c, 750 - 13 * i);
              content.showText(cells[c]);
              content.endText();
            }
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}

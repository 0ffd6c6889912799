package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Paper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Prints papers in any form; the same paper and seed give the same bytes. */
public final class Print {
  private Print() {}

  public static String text(Paper paper) {
    return PrintText.of(paper);
  }

  public static String html(Paper paper) {
    return PrintHtml.page(paper);
  }

  /**
   * @param seed decides what varies between prints of one layout, for example the noise of a scan
   */
  public static byte[] bytes(Paper paper, Format format, long seed) throws IOException {
    return switch (format) {
      case TEXT -> text(paper).getBytes(StandardCharsets.UTF_8);
      case HTML -> html(paper).getBytes(StandardCharsets.UTF_8);
      case PDF -> PrintPdf.of(paper, seed, false);
      case XLSX -> PrintWorkbook.xlsx(paper);
      case XLS -> PrintWorkbook.xls(paper);
      case CSV, TSV -> PrintSeparated.of(paper, format, seed);
      case DOCX -> PrintWord.of(paper);
      case RTF -> PrintRtf.of(paper);
      case SCAN, PNG, TIFF -> PrintScan.of(paper, format, seed);
    };
  }

  /** What makes a print of this form and seed hard to read: {@code 200dpi-skew}, or none. */
  public static String noise(Format format, long seed) {
    return format.isPicture() ? ScanLook.of(seed).label() : "none";
  }
}

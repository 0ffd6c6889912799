package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Prints a paper as separated values, in the separators and encodings of its country. */
final class PrintSeparated {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Set<String> COMMA = Set.of("en", "ja", "zh");

  private PrintSeparated() {}

  static byte[] of(Paper paper, Format format, long seed) {
    String separator =
        format == Format.TSV
            ? "\t"
            : paper.is("csv-pipe") ? "|" : COMMA.contains(paper.language()) ? "," : ";";
    StringBuilder text = new StringBuilder();
    for (List<Cell> row : SheetRows.of(paper)) {
      List<String> cells = row.stream().map(cell -> quoted(cell.text(), separator, paper)).toList();
      text.append(String.join(separator, cells)).append("\r\n");
    }
    return encoded(text.toString(), Math.floorMod(seed, 5));
  }

  private static String quoted(String text, String separator, Paper paper) {
    String line = text.replace('\n', ' ');
    boolean needed = line.contains(separator) || line.contains("\"");
    return needed || paper.is("quote-all") ? "\"" + line.replace("\"", "\"\"") + "\"" : line;
  }

  private static byte[] encoded(String text, int choice) {
    boolean western = WINDOWS.newEncoder().canEncode(text);
    if (choice <= 1 && western) {
      return text.getBytes(WINDOWS);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (choice == 2) {
      out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
      out.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
      return out.toByteArray();
    }
    if (choice == 3) {
      out.writeBytes("\ufeff".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}

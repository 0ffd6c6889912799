package io.quittance.bank.statement;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a bank's file by what it holds, whatever it is called: banks and mail programs name them as
 * they like.
 */
public final class ReadStatementFile {
  private static final int LOOKED_AT = 2_000;
  private static final Pattern MT940 = Pattern.compile("(^|\\n|\\{4:\\s*):20:");

  private ReadStatementFile() {}

  /**
   * @param mostEntries entries of one file at most
   */
  public static StatementFile read(byte[] file, int mostEntries) {
    String start =
        new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00ef\u00bb\u00bf", "")
            .strip();
    if (start.startsWith("<")
        || start.startsWith("\u00fe\u00ff")
        || start.startsWith("\u00ff\u00fe")) {
      return new CamtReader(mostEntries).read(file);
    }
    if (start.startsWith("01,")) {
      return new Bai2Reader(mostEntries).read(file);
    }
    if (MT940.matcher(start).find()) {
      return new Mt940Reader(mostEntries).read(file);
    }
    return new StatementFile.Unreadable(
        "unknown-format",
        String.format(
            Locale.ROOT, "It is no camt.053, camt.054, MT940 or BAI2; %d bytes.", file.length));
  }
}

package io.quittance.document;

/**
 * A run of visible text with its place. In a PDF a word between blanks; in a spreadsheet, CSV or
 * HTML table one cell; in plain text a word between blanks.
 *
 * @param text visible text, NFC, never blank; of a spreadsheet cell the text as the sheet displays
 *     it
 * @param box place on the page, for PDF and images; else null
 * @param cell address such as {@code B7} in a spreadsheet, {@code RMR-04} or {@code MOA-01-2} in a
 *     segment, the whole path in XML; else null
 * @param from first column of the text in its line, 0-based (plain text, CSV, HTML); -1 elsewhere
 * @param to column after the last, or -1
 * @param column 0-based column of an explicit table (spreadsheet, CSV, HTML table); null where
 *     columns must be found from positions
 * @param table 0-based number of the explicit table inside the document (of a workbook the sheet),
 *     or null
 * @param typed the typed value of a spreadsheet cell, else null
 * @param sureness 0 to 1, how sure the recogniser of a picture is of the text; null for text that
 *     was not recognised but written there
 */
public record Word(
    String text,
    Box box,
    String cell,
    int from,
    int to,
    Integer column,
    Integer table,
    Typed typed,
    Double sureness) {

  public Word(
      String text,
      Box box,
      String cell,
      int from,
      int to,
      Integer column,
      Integer table,
      Typed typed) {
    this(text, box, cell, from, to, column, table, typed, null);
  }

  /**
   * A spreadsheet cell's own value, exact: the displayed text may round it.
   *
   * @param kind number or date (a date carries ISO 8601 in {@code value})
   * @param value plain decimal string as stored, shortest form that round-trips; or ISO date
   */
  public record Typed(Kind kind, String value) {
    public enum Kind {
      NUMBER,
      DATE,
      TEXT,
      BOOLEAN
    }
  }

  public static Word onPage(String text, Box box) {
    return new Word(text, box, null, -1, -1, null, null, null);
  }

  /** Recognised on a picture. */
  public static Word recognised(String text, Box box, double sureness) {
    return new Word(text, box, null, -1, -1, null, null, null, sureness);
  }

  /** The same word in another place. */
  Word at(Box other) {
    return new Word(text, other, cell, from, to, column, table, typed, sureness);
  }

  public static Word inLine(String text, int from, int to) {
    return new Word(text, null, null, from, to, null, null, null);
  }
}

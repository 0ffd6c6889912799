package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.Part.Role;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import io.quittance.message.TextDecoding;
import java.util.ArrayList;
import java.util.List;

/** Plain text: words with the columns at which they are displayed, or the cells of tabbed rows. */
final class TextReader implements PartReader {

  /** Between the cells of a row as it is displayed. */
  static final String APART = "   ";

  private static final int TAB = 8;

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    String declared = content.form().charset();
    TextDecoding.Decoded decoded = TextDecoding.decode(content.bytes(), declared);
    Draft draft = new Draft(content.part().path(), Document.Kind.TEXT, limits);
    flagGuess(draft, decoded, declared);
    boolean body = content.part().role() == Role.BODY_TEXT;
    List<String> raw = List.of(decoded.text().split("\r\n|[\r\n\u2028\u0085]", -1));
    List<FlatLine> lines = flat(draft, raw, content.form(), body, limits);
    int[] quoted = body ? QuotedHistory.levels(lines, content.subject()) : new int[lines.size()];
    for (int i = 0; i < lines.size() && !draft.full(); i++) {
      draft.line(lines.get(i).words(), quoted[i]);
    }
    draft.page(1, null, 0, 0);
    return new Read(draft.finish());
  }

  static void flagGuess(Draft draft, TextDecoding.Decoded decoded, String declared) {
    if (decoded.guessed()) {
      String said = declared == null ? "none was declared" : "declared was " + declared;
      draft.flag(Flag.Code.CHARSET_GUESSED, "read as " + decoded.charset() + ", " + said);
    }
  }

  private static List<FlatLine> flat(
      Draft draft, List<String> raw, PartContent.Form form, boolean body, ReadingLimits limits) {
    List<TabbedRows.Cleaned> lines = new ArrayList<>();
    StringBuilder paragraph = null;
    int paragraphDepth = 0;
    for (int i = 0; i < raw.size() && lines.size() <= limits.lines() * 2; i++) {
      String line = raw.get(i);
      int depth = body ? depth(line) : 0;
      boolean soft = body && form.flowed() && isSoft(raw, i, depth);
      String text = depth == 0 ? line : blanked(line);
      if (form.flowed() && body && depth == 0 && text.startsWith(" ") && !isTabular(text)) {
        // Space-stuffing, RFC 3676.
        text = text.substring(1);
      }
      if (paragraph != null && paragraphDepth == depth) {
        text = paragraph + text.stripLeading();
      }
      paragraph = null;
      if (soft) {
        String kept = form.deleteSpace() ? text.stripTrailing() : text.stripTrailing() + " ";
        paragraph = new StringBuilder(kept);
        paragraphDepth = depth;
      } else {
        lines.add(new TabbedRows.Cleaned(draft.clean(text, "line " + (i + 1)), depth));
      }
    }
    if (paragraph != null) {
      String last = draft.clean(paragraph.toString(), "the last line");
      lines.add(new TabbedRows.Cleaned(last, paragraphDepth));
    }
    return TabbedRows.lines(lines);
  }

  /** Number of quotation marks that start the line. */
  private static int depth(String line) {
    int depth = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '>') {
        depth++;
      } else if (c != ' ' || i > 0 && line.charAt(i - 1) == ' ' || depth == 0) {
        return depth;
      }
    }
    return depth;
  }

  /** The quotation marks replaced by blanks, so that columns stay as displayed. */
  private static String blanked(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == '>' || line.charAt(at) == ' ')) {
      at++;
    }
    int marks = line.substring(0, at).lastIndexOf('>') + 1;
    return " ".repeat(marks) + line.substring(marks);
  }

  /** Ends in a blank, and neither it nor the next line is a row aligned with blanks. */
  private static boolean isSoft(List<String> raw, int i, int depth) {
    String line = raw.get(i);
    if (!line.endsWith(" ") || line.strip().equals("--") || i + 1 >= raw.size()) {
      return false;
    }
    String next = raw.get(i + 1);
    return depth(next) == depth && !next.isBlank() && !isTabular(line) && !isTabular(next);
  }

  private static boolean isTabular(String line) {
    return line.indexOf('\t') >= 0 || line.strip().contains("   ");
  }

  static String expanded(String line) {
    if (line.indexOf('\t') < 0) {
      return line;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\t') {
        // One blank would not set the next column apart.
        int blanks = TAB - text.length() % TAB;
        text.append(" ".repeat(blanks == 1 ? TAB + 1 : blanks));
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}

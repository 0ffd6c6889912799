package io.quittance.document;

import io.quittance.document.Document.Flag;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** One sheet being gathered: cells by row and column; written as lines when all is known. */
final class SheetPage {

  private final String name;
  private final int index;
  private final String hiddenSheet;
  private final TreeMap<Integer, TreeMap<Integer, Content>> rows = new TreeMap<>();
  private final List<CellRangeAddress> merged = new ArrayList<>();

  /**
   * @param hidden why it is not seen, or null
   */
  record Content(String displayed, Word.Typed typed, String hidden) {}

  /**
   * @param index 0-based
   * @param hiddenSheet why no cell of the sheet is seen, or null
   */
  SheetPage(String name, int index, String hiddenSheet) {
    this.name = name;
    this.index = index;
    this.hiddenSheet = hiddenSheet;
  }

  void put(int row, int column, Content content) {
    rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, content);
  }

  void merge(CellRangeAddress range) {
    if (merged.size() < 50_000) {
      merged.add(range);
    }
  }

  void writeTo(Draft draft) {
    rows.forEach((row, cells) -> line(draft, row, cells));
    if (hiddenSheet == null) {
      draft.page(index + 1, name, 0, 0);
    }
  }

  private void line(Draft draft, int row, TreeMap<Integer, Content> cells) {
    List<Word> words = new ArrayList<>();
    cells.forEach(
        (column, content) -> {
          String address = new CellReference(row, column).formatAsString();
          String where = name + "!" + address;
          String how = hiding(row, column, content);
          String seen = draft.clean(content.displayed, where).replaceAll("\\s+", " ").strip();
          if (how != null) {
            String value = seen.isEmpty() && content.typed != null ? content.typed.value() : seen;
            draft.hidden(value, how, where);
          } else if (!seen.isEmpty()) {
            words.add(new Word(seen, null, address, -1, -1, column, index, content.typed));
          }
        });
    draft.line(words, 0);
  }

  private String hiding(int row, int column, Content content) {
    if (hiddenSheet != null) {
      return hiddenSheet;
    }
    if (content.hidden != null) {
      return content.hidden;
    }
    if (content.displayed.isBlank() && content.typed != null) {
      // Formats that leave zeros out are usual and hide nothing.
      return content.typed.value().equals("0") ? null : "number format that shows nothing";
    }
    for (CellRangeAddress range : merged) {
      boolean first = row == range.getFirstRow() && column == range.getFirstColumn();
      if (!first && range.isInRange(row, column)) {
        return "under a merged cell";
      }
    }
    return null;
  }

  /** The number as stored: the shortest decimal that gives the same double. */
  static Word.Typed number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return null;
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal plain = exact.scale() < 0 ? exact.setScale(0) : exact;
    return new Word.Typed(Word.Typed.Kind.NUMBER, plain.toPlainString());
  }

  /** A date, a date with time, or a time of day, ISO 8601. */
  static Word.Typed date(double serial, boolean since1904) {
    LocalDateTime time = DateUtil.getLocalDateTime(serial, since1904, true);
    if (time == null) {
      return number(serial);
    }
    String iso =
        serial < 1
            ? time.toLocalTime().toString()
            : time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    return new Word.Typed(Word.Typed.Kind.DATE, iso);
  }

  /**
   * True when the number format has an empty section for the value, as {@code ;;;} has for all.
   *
   * @param code as in the file, sections by semicolons: positive, negative, zero
   */
  static boolean showsNothing(String code, double value) {
    String[] sections = code.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "x").split(";", -1);
    if (sections.length < 2) {
      return false;
    }
    int section = value > 0 ? 0 : value < 0 ? 1 : sections.length > 2 ? 2 : 0;
    return sections[section].isBlank();
  }

  static void flagFormula(Draft draft, String sheet, int row, int column) {
    String address = new CellReference(row, column).formatAsString();
    draft.flag(
        Flag.Code.FORMULA_DIFFERS, sheet + "!" + address + " has a formula without a stored value");
  }
}

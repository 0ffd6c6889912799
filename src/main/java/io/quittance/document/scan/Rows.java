package io.quittance.document.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Words of a straightened page to rows: what overlaps in height by half stands in one row. */
final class Rows {

  private static final double OVERLAP = 0.5;

  /** Widest gap after the decimal mark of one amount, in heights of its digits. */
  private static final double MARK_GAP = 0.45;

  private static final Pattern UP_TO_MARK =
      Pattern.compile("\\W?\\d{1,3}(?:\\.\\d{3})*,|\\W?\\d{1,3}(?:,\\d{3})*\\.");
  private static final Pattern AFTER_MARK = Pattern.compile("\\d\\d\\W?");

  private static final class Band {
    final List<ScannedWord> words = new ArrayList<>();
    double top;
    double bottom;

    Band(ScannedWord word) {
      words.add(word);
      top = word.top();
      bottom = word.bottom();
    }

    double overlap(ScannedWord word) {
      double common = Math.min(bottom, word.bottom()) - Math.max(top, word.top());
      return common / Math.max(1, Math.min(bottom - top, word.height()));
    }

    /** The band is the mean of its words: one tall mark must not swallow the next row. */
    void add(ScannedWord word) {
      int n = words.size();
      top = (top * n + word.top()) / (n + 1);
      bottom = (bottom * n + word.bottom()) / (n + 1);
      words.add(word);
    }
  }

  private Rows() {}

  static List<List<ScannedWord>> of(List<ScannedWord> words) {
    List<ScannedWord> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(ScannedWord::middle));
    List<Band> rows = new ArrayList<>();
    for (ScannedWord word : sorted) {
      Band best = null;
      for (int i = rows.size() - 1; i >= Math.max(0, rows.size() - 3); i--) {
        Band row = rows.get(i);
        if (row.overlap(word) >= OVERLAP
            && (best == null || row.overlap(word) > best.overlap(word))) {
          best = row;
        }
      }
      if (best == null) {
        rows.add(new Band(word));
      } else {
        best.add(word);
      }
    }
    rows.sort(Comparator.comparingDouble(row -> row.top));
    List<List<ScannedWord>> result = new ArrayList<>();
    for (Band row : rows) {
      row.words.sort(Comparator.comparingDouble(ScannedWord::left));
      result.add(joined(row.words));
    }
    return result;
  }

  /** Fixed pitch leaves a gap after a decimal mark that reads like a blank. */
  private static List<ScannedWord> joined(List<ScannedWord> words) {
    List<ScannedWord> result = new ArrayList<>();
    for (ScannedWord word : words) {
      int last = result.size() - 1;
      if (last >= 0 && isOneAmount(result.get(last), word)) {
        result.set(last, result.get(last).joined(word));
      } else {
        result.add(word);
      }
    }
    return result;
  }

  private static boolean isOneAmount(ScannedWord before, ScannedWord word) {
    double gap = word.left() - before.right();
    return gap < MARK_GAP * word.height()
        && UP_TO_MARK.matcher(before.text()).matches()
        && AFTER_MARK.matcher(word.text()).matches();
  }
}

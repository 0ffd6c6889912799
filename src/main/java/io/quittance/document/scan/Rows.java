package io.quittance.document.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Words of a straightened page to rows: what overlaps in height by half stands in one row. */
final class Rows {

  private static final double OVERLAP = 0.5;

  /** Widest gap after the decimal mark of an amount that stands alone. */
  private static final double AMOUNT_GAP = 0.62;

  /** Narrowest gap around an amount that stands alone: lists in sentences are set closer. */
  private static final double APART = 0.8;

  private static final double DASH_GAP = 0.45;
  private static final Pattern BEFORE_DASH = Pattern.compile(".*\\p{L}");
  private static final Pattern FROM_DASH = Pattern.compile("-\\d.*");

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

  /** Fixed pitch leaves gaps beside marks that read like blanks. */
  private static List<ScannedWord> joined(List<ScannedWord> words) {
    List<ScannedWord> result = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int last = result.size() - 1;
      ScannedWord word = words.get(i);
      ScannedWord next = i + 1 < words.size() ? words.get(i + 1) : null;
      boolean joins = false;
      if (last >= 0) {
        ScannedWord before = result.get(last);
        ScannedWord first = last > 0 ? result.get(last - 1) : null;
        boolean alone = isApart(first, before) && isApart(word, next);
        joins = alone && isOneAmount(before, word) || isOneNumber(before, word);
      }
      if (joins) {
        result.set(last, result.get(last).joined(word));
      } else {
        result.add(word);
      }
    }
    return result;
  }

  private static boolean isOneAmount(ScannedWord before, ScannedWord word) {
    return gap(before, word) < AMOUNT_GAP
        && UP_TO_MARK.matcher(before.text()).matches()
        && AFTER_MARK.matcher(word.text()).matches();
  }

  private static boolean isOneNumber(ScannedWord before, ScannedWord word) {
    return gap(before, word) < DASH_GAP
        && BEFORE_DASH.matcher(before.text()).matches()
        && FROM_DASH.matcher(word.text()).matches();
  }

  private static boolean isApart(ScannedWord before, ScannedWord next) {
    return before == null || next == null || gap(before, next) > APART;
  }

  /** In heights of a digit. */
  private static double gap(ScannedWord before, ScannedWord word) {
    return (word.left() - before.right()) / Math.max(1, Math.max(before.height(), word.height()));
  }
}

package io.quittance.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Glyphs to rows of words. Glyphs drawn one after the other without a gap are a fragment; fragments
 * on one baseline are a row, from left to right; fragments without a gap between them are a word.
 */
final class PdfRows {

  /** Gap between two glyphs of one word, in font sizes. */
  private static final double WORD_GAP = 0.2;

  /** Distance of baselines in one row, in font sizes. */
  private static final double ROW_TOLERANCE = 0.35;

  private final Draft draft;
  private final String where;

  PdfRows(Draft draft, String where) {
    this.draft = draft;
    this.where = where;
  }

  /** Rows of each writing direction, the horizontal first, each from the top down. */
  List<List<Word>> rows(List<Glyph> glyphs) {
    List<List<Word>> rows = new ArrayList<>();
    for (int turn = 0; turn < 4; turn++) {
      int direction = turn;
      List<Glyph> same = glyphs.stream().filter(glyph -> glyph.turn() == direction).toList();
      for (Row row : byBaseline(fragments(same))) {
        List<Word> words = words(row);
        if (!words.isEmpty()) {
          rows.add(words);
        }
      }
    }
    return rows;
  }

  /** Glyphs of one stretch of writing. */
  private static final class Fragment {
    final StringBuilder text = new StringBuilder();
    final double along;
    final double base;
    final double size;
    final boolean spaced;
    double end;
    Box box;

    Fragment(Glyph first) {
      along = first.along();
      base = first.base();
      size = first.size();
      spaced = first.spaced();
      box = first.box();
      end = along;
      add(first);
    }

    void add(Glyph glyph) {
      text.append(glyph.text());
      end = Math.max(end, glyph.end());
      box = box.union(glyph.box());
    }

    /** The same text a hair beside it: the way bold is faked. */
    boolean doubles(Fragment other) {
      return text.toString().contentEquals(other.text)
          && Math.abs(along - other.along) < 0.2 * size
          && Math.abs(base - other.base) < 0.2 * size;
    }
  }

  private static final class Row {
    final List<Fragment> fragments = new ArrayList<>();
    double base;
    double size;

    void add(Fragment fragment) {
      fragments.add(fragment);
      // The largest writing says where the row stands; small print beside it only joins.
      if (fragment.size > size) {
        size = fragment.size;
        base = fragment.base;
      }
    }
  }

  private static List<Fragment> fragments(List<Glyph> glyphs) {
    List<Fragment> fragments = new ArrayList<>();
    Glyph before = null;
    for (Glyph glyph : glyphs) {
      boolean goesOn = before != null && before.near(glyph) && sameSize(before, glyph);
      if (goesOn) {
        fragments.get(fragments.size() - 1).add(glyph);
      } else {
        fragments.add(new Fragment(glyph));
      }
      before = glyph;
    }
    return fragments;
  }

  private static boolean sameSize(Glyph a, Glyph b) {
    return Math.abs(a.size() - b.size()) < 0.3 * a.size();
  }

  private static List<Row> byBaseline(List<Fragment> fragments) {
    List<Fragment> sorted = new ArrayList<>(fragments);
    sorted.sort(Comparator.comparingDouble(fragment -> fragment.base));
    List<Row> rows = new ArrayList<>();
    Row row = null;
    for (Fragment fragment : sorted) {
      boolean joins =
          row != null
              && Math.abs(fragment.base - row.base)
                  <= ROW_TOLERANCE * Math.min(Math.max(row.size, 4), Math.max(fragment.size, 4));
      if (!joins) {
        row = new Row();
        rows.add(row);
      }
      row.add(fragment);
    }
    return rows;
  }

  private List<Word> words(Row row) {
    List<Fragment> sorted = new ArrayList<>(row.fragments);
    sorted.sort(Comparator.comparingDouble(fragment -> fragment.along));
    double gap = wordGap(sorted);
    List<Word> words = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Box box = null;
    Fragment before = null;
    for (Fragment fragment : sorted) {
      if (before != null && fragment.doubles(before)) {
        continue;
      }
      if (before != null && !joins(before, fragment, gap)) {
        word(words, text, box);
        text.setLength(0);
        box = null;
      }
      text.append(fragment.text);
      box = box == null ? fragment.box : box.union(fragment.box);
      before = fragment;
    }
    if (box != null) {
      word(words, text, box);
    }
    return words;
  }

  private static boolean joins(Fragment before, Fragment next, double gap) {
    double size = Math.min(before.size, next.size);
    double between = next.along - before.end;
    boolean blank = next.spaced && between > 0.05 * size;
    // An overlap is another writing in the same place, not the same word.
    return between < gap * size && between > -0.5 * size && !blank;
  }

  /** Letters set wide apart: then the usual gap between them is no gap between words. */
  private static double wordGap(List<Fragment> sorted) {
    long single = sorted.stream().filter(fragment -> fragment.text.length() == 1).count();
    if (sorted.size() < 8 || single * 10 < sorted.size() * 8) {
      return WORD_GAP;
    }
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      Fragment before = sorted.get(i - 1);
      gaps.add((sorted.get(i).along - before.end) / before.size);
    }
    gaps.sort(null);
    double median = gaps.get(gaps.size() / 2);
    return median > WORD_GAP && median < 0.6 ? median * 1.6 : WORD_GAP;
  }

  private void word(List<Word> words, CharSequence text, Box box) {
    for (String seen : draft.clean(text.toString(), where).strip().split("\\s+")) {
      if (!seen.isEmpty()) {
        words.add(Word.onPage(seen, box));
      }
    }
  }
}

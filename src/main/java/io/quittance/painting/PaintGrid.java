package io.quittance.painting;

import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows of an explicit table as a grid of cells. */
final class PaintGrid {
  /** A wider table shows its first columns and whatever follows in the last one. */
  private static final int COLUMNS_AT_MOST = 60;

  /** An amount or a count with or without its currency; no date and no number with letters. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?!\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}$)[-(+]?(?:[A-Z]{3} |\\p{Sc} ?)?"
              + "-?\\d[\\d.,' ]*[)%-]?(?: ?(?:[A-Z]{3}|\\p{Sc}))?");

  private PaintGrid() {}

  static DocumentView.Block paint(
      Document.Kind kind, Page page, List<Line> lines, List<Evidence.Spot> spots) {
    int width = 1;
    for (Line line : lines) {
      for (Word word : line.words()) {
        width = Math.max(width, column(word) + 1);
      }
    }
    List<DocumentView.GridLine> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(row(kind, page, line, width, spots));
    }
    List<String> heads = new ArrayList<>();
    if (kind == Document.Kind.SPREADSHEET) {
      for (int i = 0; i < width; i++) {
        heads.add(letters(i));
      }
    }
    return new DocumentView.Block(List.of(), heads, rows);
  }

  private static DocumentView.GridLine row(
      Document.Kind kind, Page page, Line line, int width, List<Evidence.Spot> spots) {
    List<StringBuilder> texts = new ArrayList<>();
    List<Set<Evidence.Spot>> marked = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      texts.add(new StringBuilder());
      marked.add(new LinkedHashSet<>());
    }
    List<Evidence.Spot> near =
        spots.stream()
            .filter(s -> s.value().line() == null || s.value().line() == line.number())
            .toList();
    for (Word word : line.words()) {
      StringBuilder cell = texts.get(column(word));
      cell.append(cell.length() == 0 ? "" : " ").append(word.text());
      for (Evidence.Spot spot : near) {
        if (standsIn(spot.value(), page, line, word)) {
          marked.get(column(word)).add(spot);
        }
      }
    }
    List<DocumentView.Cell> cells = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String text = texts.get(i).toString();
      Set<Evidence.Spot> here = marked.get(i);
      cells.add(
          new DocumentView.Cell(
              text,
              PaintText.ids(here),
              PaintText.labels(here),
              PaintText.doubtful(here),
              FIGURE.matcher(text).matches()));
    }
    return new DocumentView.GridLine(number(kind, line), line.quoted(), cells);
  }

  private static boolean standsIn(Value value, Page page, Line line, Word word) {
    if (value.cell() != null) {
      return value.cell().equals(word.cell())
          && (value.sheet() == null || value.sheet().equals(page.name()));
    }
    if (!Objects.equals(value.line(), line.number())) {
      return false;
    }
    if (value.columns() != null && word.from() >= 0) {
      return value.columns().from() < word.to() && word.from() < value.columns().to();
    }
    return value.printed() != null && word.text().contains(value.printed());
  }

  private static String number(Document.Kind kind, Line line) {
    String cell = kind == Document.Kind.SPREADSHEET ? line.words().get(0).cell() : null;
    return cell == null ? Integer.toString(line.number()) : cell.replaceFirst("^[A-Z]+", "");
  }

  private static int column(Word word) {
    return Math.min(word.column() == null ? 0 : word.column(), COLUMNS_AT_MOST - 1);
  }

  /** 0 is {@code A}, 26 is {@code AA}. */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}

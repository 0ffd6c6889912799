package io.quittance.painting;

import java.util.List;

/**
 * One document, ready to print: our own text and cells, never the sender's markup.
 *
 * @param anchor id of the element on the page
 * @param cut how many lines are not shown, in words, or empty
 */
public record DocumentView(
    String anchor,
    String part,
    String title,
    String kind,
    List<Sheet> sheets,
    List<Hidden> hidden,
    List<String> flags,
    String cut) {

  /** A page of a PDF, a sheet of a workbook, or the whole of a text. */
  public record Sheet(String anchor, String title, List<Block> blocks, Paper paper) {}

  /** Text lines or a grid of cells: one of the two lists is empty. */
  public record Block(List<TextLine> lines, List<String> columns, List<GridLine> rows) {}

  /**
   * @param prose true when nothing in the line is aligned, so that it may wrap
   */
  public record TextLine(int number, int quoted, boolean prose, List<Segment> segments) {}

  /**
   * @param evidence ids of the values read here, separated by blanks, or empty
   */
  public record Segment(String text, String evidence, String label, boolean doubtful) {}

  public record GridLine(String number, int quoted, List<Cell> cells) {}

  public record Cell(
      String text, String evidence, String label, boolean doubtful, boolean figure) {}

  /**
   * A page with its geometry, in points as text for SVG.
   *
   * @param image address of the page's picture
   */
  public record Paper(
      String width, String height, String image, List<PlacedWord> words, List<Mark> marks) {}

  public record PlacedWord(String text, String x, String y, String length, String size) {}

  public record Mark(
      String evidence,
      String label,
      boolean doubtful,
      String x,
      String y,
      String width,
      String height) {}

  public record Hidden(String text, String how, String where) {}
}

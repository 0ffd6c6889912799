package io.quittance.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.document.Box;

/**
 * Where a value stands in the visible source and how it is printed there: the evidence.
 *
 * @param printed the text exactly as the source shows it
 * @param confidence 0 to 1
 * @param doubtful true when the value must not be relied on without a person
 * @param part path of the part
 * @param page 1-based page or sheet number
 * @param sheet sheet name, spreadsheets only
 * @param cell address, spreadsheets only
 * @param line 1-based line number in the document
 * @param columns first column and the one after the last, text only
 * @param seenOnlyInImage true when a model read it on the picture of a page and no visible text
 *     shows it, so that nothing but the model says so; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Value(
    String printed,
    double confidence,
    boolean doubtful,
    String part,
    Integer page,
    Box box,
    String sheet,
    String cell,
    Integer line,
    Columns columns,
    Boolean seenOnlyInImage) {

  /** Of a value that stands in the visible text. */
  public Value(
      String printed,
      double confidence,
      boolean doubtful,
      String part,
      Integer page,
      Box box,
      String sheet,
      String cell,
      Integer line,
      Columns columns) {
    this(printed, confidence, doubtful, part, page, box, sheet, cell, line, columns, null);
  }

  /** What a model read on the picture of a page: never to be relied on without a person. */
  public static Value onlyInImage(String printed, String part, int page) {
    return new Value(printed, 0.5, true, part, page, null, null, null, null, null, true);
  }

  /** True when no visible text shows it. */
  public boolean onlyInImage() {
    return Boolean.TRUE.equals(seenOnlyInImage);
  }

  /**
   * @param from 0-based, inclusive; @param to exclusive
   */
  public record Columns(int from, int to) {}

  /** The same evidence with another confidence; below one half a value is doubtful. */
  public Value rated(double newConfidence) {
    boolean doubt = doubtful || newConfidence < 0.5;
    return rated(doubt ? Math.min(newConfidence, 0.5) : newConfidence, doubt);
  }

  /** The same evidence for a value that is open: not to be relied on without a person. */
  public Value doubted() {
    return rated(0.5, true);
  }

  private Value rated(double newConfidence, boolean doubt) {
    return new Value(
        printed,
        newConfidence,
        doubt,
        part,
        page,
        box,
        sheet,
        cell,
        line,
        columns,
        seenOnlyInImage);
  }
}

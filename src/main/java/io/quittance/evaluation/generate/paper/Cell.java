package io.quittance.evaluation.generate.paper;

/**
 * One printed value.
 *
 * @param text as it stands on paper
 * @param raw a BigDecimal or LocalDate where a spreadsheet would hold one, otherwise null
 */
public record Cell(String text, Object raw) {
  public static final Cell EMPTY = new Cell("", null);

  public static Cell of(String text) {
    return new Cell(text, null);
  }
}

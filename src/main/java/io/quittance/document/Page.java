package io.quittance.document;

import java.util.List;

/**
 * A page of a PDF, a sheet of a workbook, or the whole of a text.
 *
 * @param number 1-based
 * @param name sheet name, else null
 * @param width points, 0 where there is no geometry
 * @param height points, 0 where there is no geometry
 */
public record Page(int number, String name, double width, double height, List<Line> lines) {
  public Page {
    lines = List.copyOf(lines);
  }
}

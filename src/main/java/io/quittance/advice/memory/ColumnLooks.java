package io.quittance.advice.memory;

import io.quittance.advice.Field;
import io.quittance.document.Line;
import java.util.Optional;

/**
 * What the values of one column look like.
 *
 * @param shape null when the column is empty throughout
 * @param blanks whether a row has nothing there
 */
record ColumnLooks(ValueShape shape, boolean blanks) {

  /** Empty when values of different kinds stand in the column. */
  static Optional<ColumnLooks> of(HeadedRows rows, int column, Field role) {
    ValueShape shape = null;
    boolean blanks = false;
    for (Line row : rows.items()) {
      String cell = rows.cell(row, column).strip();
      if (cell.isEmpty()) {
        blanks = true;
        continue;
      }
      ValueShape next = ValueShape.of(role, cell);
      shape = shape == null ? next : shape.or(next);
      if (shape == null) {
        return Optional.empty();
      }
    }
    return Optional.of(new ColumnLooks(shape, blanks));
  }

  /** Digits alone may be a code that has no letter this time. */
  boolean fits(ValueShape remembered) {
    return shape == null || remembered != null && shape.or(remembered) == remembered;
  }
}

package io.quittance.api;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor to ask for the following page with, or null at the end
 */
public record Page<T>(List<T> items, String next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page of rows that were read with {@link Limit#plusOne()}: the one too many only tells that
   * there is more.
   *
   * @param cursor where the following page begins, made from the last row of this one
   */
  public static <R, T> Page<T> of(
      List<R> rows, Limit limit, Function<R, Cursor> cursor, Function<R, T> item) {
    boolean more = rows.size() > limit.value();
    List<R> shown = more ? rows.subList(0, limit.value()) : rows;
    String next = more ? cursor.apply(shown.get(shown.size() - 1)).toString() : null;
    return new Page<>(shown.stream().map(item).toList(), next);
  }
}

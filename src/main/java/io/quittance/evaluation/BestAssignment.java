package io.quittance.evaluation;

import java.util.Arrays;

/**
 * Pairs two groups so that the sum of points is the highest possible, each member once. The
 * Hungarian method with potentials, O(n^2 m); source: Kuhn 1955, in the form of Jonker and
 * Volgenant 1987. For groups up to a few hundred.
 */
final class BestAssignment {
  private static final int NONE = -1;

  private BestAssignment() {}

  /**
   * @param points from each left to each right member, not negative; all rows equally long
   * @return for each left member its right one, or -1; pairs without points are left apart
   */
  static int[] of(int[][] points) {
    int left = points.length;
    int right = left == 0 ? 0 : points[0].length;
    int[] pairs = new int[left];
    Arrays.fill(pairs, NONE);
    if (left == 0 || right == 0) {
      return pairs;
    }
    // With more rows than columns some rows end on columns of nothing.
    int columns = Math.max(left, right);
    int[] rowOfColumn = solve(points, left, right, columns);
    for (int column = 1; column <= right; column++) {
      int row = rowOfColumn[column] - 1;
      if (row >= 0 && points[row][column - 1] > 0) {
        pairs[row] = column - 1;
      }
    }
    return pairs;
  }

  /** Rows and columns count from 1; column 0 stands for the row that is being placed. */
  private static int[] solve(int[][] points, int rows, int right, int columns) {
    long[] rowPrice = new long[rows + 1];
    long[] columnPrice = new long[columns + 1];
    int[] rowOfColumn = new int[columns + 1];
    int[] from = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOfColumn[0] = row;
      long[] least = new long[columns + 1];
      Arrays.fill(least, Long.MAX_VALUE);
      boolean[] used = new boolean[columns + 1];
      int column = 0;
      while (rowOfColumn[column] != 0) {
        used[column] = true;
        int at = rowOfColumn[column];
        int next = 0;
        long step = Long.MAX_VALUE;
        for (int other = 1; other <= columns; other++) {
          if (!used[other]) {
            long cost = other <= right ? -points[at - 1][other - 1] : 0;
            long reduced = cost - rowPrice[at] - columnPrice[other];
            if (reduced < least[other]) {
              least[other] = reduced;
              from[other] = column;
            }
            if (least[other] < step) {
              step = least[other];
              next = other;
            }
          }
        }
        for (int other = 0; other <= columns; other++) {
          if (used[other]) {
            rowPrice[rowOfColumn[other]] += step;
            columnPrice[other] -= step;
          } else if (other > 0) {
            least[other] -= step;
          }
        }
        column = next;
      }
      while (column != 0) {
        rowOfColumn[column] = rowOfColumn[from[column]];
        column = from[column];
      }
    }
    return rowOfColumn;
  }
}

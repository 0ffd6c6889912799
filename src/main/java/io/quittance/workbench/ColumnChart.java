package io.quittance.workbench;

import io.quittance.figures.KeyFigures.AppliedOnDay;
import io.quittance.figures.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Lines applied, a column for each day, or for each week or month where days would be too many.
 * Heights are in pixels of the drawing, places across in percent, so that words keep their size.
 *
 * @param each {@code day}, {@code week} or {@code month}
 * @param axis where the labels beneath the columns stand
 * @param grid horizontal lines with the number they stand for
 * @param columns every stretch of the period, also one without lines
 * @param empty true when nothing was applied at all
 */
record ColumnChart(
    String each,
    int height,
    int floor,
    int axis,
    List<GridLine> grid,
    List<Column> columns,
    boolean empty) {
  static final int HEIGHT = 168;
  static final int FLOOR = 148;
  private static final int TOP = 14;
  private static final int ABOVE = 3;
  private static final int MOST_DAYS = 45;
  private static final int MOST_WEEKS = 60;
  private static final int DAYS_OF_WEEK = 7;
  private static final int LABELS = 6;

  /** Room for the numbers of the grid, in percent. */
  private static final int LEFT = 4;

  /** Share of its place that a column fills, in hundredths. */
  private static final int FILLED = 72;

  /**
   * @param textY where the number stands, over the line
   */
  record GridLine(String text, int y, int textY) {}

  /**
   * @param label printed beneath, or empty where there is no room for each
   * @param middle where the label stands
   */
  record Column(
      String name,
      String label,
      String x,
      String middle,
      String width,
      long touchless,
      int touchlessY,
      int touchlessHeight,
      long byPeople,
      int byPeopleY,
      int byPeopleHeight) {
    public boolean empty() {
      return touchless + byPeople == 0;
    }
  }

  static ColumnChart of(Period period, List<AppliedOnDay> days) {
    String each =
        period.days() <= MOST_DAYS
            ? "day"
            : period.days() <= (long) MOST_WEEKS * DAYS_OF_WEEK ? "week" : "month";
    TreeMap<LocalDate, long[]> stretches = new TreeMap<>();
    for (LocalDate day = period.from(); !day.isAfter(period.to()); day = next(day, each)) {
      stretches.put(day, new long[2]);
    }
    for (AppliedOnDay day : days) {
      long[] counts = stretches.floorEntry(day.day()).getValue();
      counts[0] += day.touchless();
      counts[1] += day.byPeople();
    }
    long most = stretches.values().stream().mapToLong(c -> c[0] + c[1]).max().orElse(0);
    long step = step(most);
    long top = Math.max(step, (most + step - 1) / step * step);
    List<GridLine> grid = new ArrayList<>();
    for (long line = step; line <= top; line += step) {
      int y = FLOOR - pixels(line, top);
      grid.add(new GridLine(Figures.grouped(Long.toString(line)), y, y - ABOVE));
    }
    return new ColumnChart(
        each, HEIGHT, FLOOR, HEIGHT - ABOVE, grid, columns(stretches, each, top), most == 0);
  }

  private static LocalDate next(LocalDate day, String each) {
    return switch (each) {
      case "day" -> day.plusDays(1);
      case "week" -> day.plusDays(DAYS_OF_WEEK);
      default -> day.plusMonths(1).withDayOfMonth(1);
    };
  }

  private static List<Column> columns(TreeMap<LocalDate, long[]> stretches, String each, long top) {
    int count = stretches.size();
    int labelled = Math.max(1, (count + LABELS - 1) / LABELS);
    List<Column> columns = new ArrayList<>();
    for (var stretch : stretches.entrySet()) {
      int place = columns.size();
      String day = Figures.day(stretch.getKey());
      long touchless = stretch.getValue()[0];
      long byPeople = stretch.getValue()[1];
      int low = pixels(touchless, top);
      int high = pixels(touchless + byPeople, top);
      columns.add(
          new Column(
              each.equals("day") ? day : each + " from " + day,
              place % labelled == 0 ? day.replaceFirst(" \\d{4}$", "") : "",
              at(place * 100L + (100 - FILLED) / 2, count),
              at(place * 100L + 50, count),
              percent(FILLED * (100L - LEFT), count),
              touchless,
              FLOOR - low,
              low,
              byPeople,
              FLOOR - high,
              high - low));
    }
    return columns;
  }

  /** A one, two or five with noughts, so that at most five lines are drawn. */
  private static long step(long most) {
    long step = 1;
    for (int i = 0; step * 5 < most; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    return step;
  }

  private static int pixels(long value, long top) {
    return (int) (value * (FLOOR - TOP) / top);
  }

  /** Where so many hundredths of one of all places lie, in percent of the drawing. */
  private static String at(long hundredths, int places) {
    return percent(LEFT * 100L * places + hundredths * (100 - LEFT), places);
  }

  private static String percent(long hundredthsOfPercent, int places) {
    return String.format(Locale.ROOT, "%.3f%%", (double) hundredthsOfPercent / places / 100);
  }
}

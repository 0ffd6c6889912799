package io.quittance.document.scan;

import java.util.List;
import java.util.Random;

/** Prints how many cells, amounts and rows of drawn pages are read right. Not a test. */
public final class MeasureScans {

  private static final String[] FONTS = {
    "Liberation Sans",
    "Liberation Serif",
    "DejaVu Sans",
    "Liberation Mono",
    "Liberation Sans Narrow",
    "DejaVu Serif"
  };

  private MeasureScans() {}

  /** The machine is shared: time of the processor, not of the clock. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  public static void main(String[] arguments) {
    int pages = Integer.getInteger("pages", 6);
    boolean show = Boolean.getBoolean("show");
    ScanReader reader = ScanReader.ofThisProcess().orElseThrow();
    {
      for (int dpi : new int[] {100, 150, 200, 300}) {
        if (Integer.getInteger("dpi", dpi) != dpi) continue;
        Random random = new Random(7 + dpi);
        int cells = 0, right = 0, rows = 0, exact = 0, silent = 0, sureWrong = 0;
        long millis = 0;
        for (int i = 0; i < pages; i++) {
          DrawnPage.Look look =
              new DrawnPage.Look(
                  FONTS[i % FONTS.length],
                  9 + random.nextInt(3),
                  dpi,
                  random.nextDouble() * 3 - 1.5,
                  random.nextDouble() * 20,
                  random.nextDouble(),
                  i % 3,
                  i % 4 == 3,
                  i % 2 == 1,
                  DrawnPage.ENGLISH);
          if (Integer.getInteger("page", i) != i) continue;
          DrawnPage page = new DrawnPage(look, 20, 1000L * dpi + i);
          long start = cpu();
          ScannedPage read = reader.read(page.image(), 60_000);
          millis += (cpu() - start) / 1_000_000;
          int wrongHere = 0;
          for (List<String> row : page.table()) {
            rows++;
            List<ScannedWord> best = List.of();
            int most = -1;
            for (List<ScannedWord> candidate : read.rows()) {
              List<String> texts = candidate.stream().map(ScannedWord::text).toList();
              int same = (int) row.stream().filter(texts::contains).count();
              if (same > most) {
                most = same;
                best = candidate;
              }
            }
            List<String> texts = best.stream().map(ScannedWord::text).toList();
            cells += row.size();
            right += most;
            boolean rowExact = texts.equals(row);
            exact += rowExact ? 1 : 0;
            if (!rowExact) {
              wrongHere++;
              if (show)
                System.out.println(
                    "   "
                        + row
                        + " <> "
                        + best.stream()
                            .map(w -> w.text() + "@" + Math.round(w.sureness() * 100))
                            .toList());
              for (ScannedWord w : best) {
                if (!row.contains(w.text())) {
                  boolean wellFormed = w.text().matches("[\\d.,]+[.,]\\d\\d|[A-Z/-]*\\d{5,}");
                  silent += wellFormed ? 1 : 0;
                  sureWrong += wellFormed && w.sureness() > 0.9 ? 1 : 0;
                }
              }
            }
          }
          if (show)
            System.out.println(
                look.font()
                    + " "
                    + look.points()
                    + "pt skew "
                    + look.skew()
                    + " turn "
                    + read.turn()
                    + " rules "
                    + look.rules()
                    + " bw "
                    + look.blackAndWhite()
                    + " noise "
                    + look.noise()
                    + " wrong rows "
                    + wrongHere);
        }
        System.out.printf(
            "dpi %d: cells %d of %d, rows exact %d of %d (%.1f %%), well-formed wrong %d (sure %d),"
                + " %d ms a page%n",
            dpi,
            right,
            cells,
            exact,
            rows,
            100.0 * exact / rows,
            silent,
            sureWrong,
            millis / pages);
      }
    }
  }
}

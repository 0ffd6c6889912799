package io.quittance.document.scan;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.WritableRaster;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A remittance advice drawn like a scan: letterhead, a table of invoices, a total. What stands in
 * its cells is known.
 */
public final class DrawnPage {

  /**
   * How it is drawn and what the scanner did to it.
   *
   * @param rules 0 none, 1 lines between rows, 2 a full grid
   * @param noise standard deviation of grey values
   * @param decimalComma amounts like 1.234,56
   */
  public record Look(
      String font,
      int points,
      int dpi,
      double skew,
      double noise,
      double blur,
      int rules,
      boolean blackAndWhite,
      boolean decimalComma,
      String[] labels) {}

  public static final String[] ENGLISH = {
    "Remittance Advice",
    "Payment reference",
    "Payment date",
    "Invoice No.",
    "Invoice date",
    "Gross amount",
    "Discount",
    "Net amount",
    "Total"
  };

  private final Look look;
  private final Random random;
  private final List<List<String>> table = new ArrayList<>();
  private final List<List<String>> all = new ArrayList<>();
  private final Map<String, Point2D> middles = new HashMap<>();
  private BufferedImage image;

  public DrawnPage(Look look, int rows, long seed) {
    this.look = look;
    this.random = new Random(seed);
    fill(rows);
    draw();
  }

  /** Cells of the invoices, row by row: number, date, gross, discount, net. */
  public List<List<String>> table() {
    return table;
  }

  /** The middle of a text that stands on the page once, pixels of {@link #image()}. */
  public Point2D middle(String text) {
    return middles.get(text);
  }

  public BufferedImage image() {
    return image;
  }

  private String amount(long cents) {
    String text = String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(cents, 2));
    return look.decimalComma() ? text.replace(',', '#').replace('.', ',').replace('#', '.') : text;
  }

  private void fill(int rows) {
    String[] l = look.labels();
    all.add(List.of(l[0]));
    all.add(List.of(l[1] + ": PAY-" + (100000 + random.nextInt(900000))));
    all.add(List.of(l[2] + ": 2026-11-" + (10 + random.nextInt(20))));
    all.add(List.of(l[3], l[4], l[5], l[6], l[7]));
    long total = 0;
    String prefix = List.of("INV-", "", "RE", "A/", "50").get(random.nextInt(5));
    for (int i = 0; i < rows; i++) {
      long gross = 1000 + (long) (Math.exp(random.nextDouble() * 9) * 1000);
      long discount = random.nextInt(3) == 0 ? gross / 50 : 0;
      total += gross - discount;
      List<String> row =
          List.of(
              prefix + (10000 + random.nextInt(9000000)),
              String.format(
                  Locale.ROOT, "%02d.%02d.2026", 1 + random.nextInt(28), 1 + random.nextInt(12)),
              amount(gross),
              amount(discount),
              amount(gross - discount));
      table.add(row);
      all.add(row);
    }
    all.add(List.of(l[8], "", "", "", amount(total)));
  }

  private void draw() {
    int width = (int) (8.27 * look.dpi());
    int height = (int) (11.69 * look.dpi());
    BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = grey.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    AffineTransform transform =
        AffineTransform.getRotateInstance(Math.toRadians(look.skew()), width / 2.0, height / 2.0);
    transform.scale(look.dpi() / 72.0, look.dpi() / 72.0);
    g.setTransform(transform);
    g.setColor(new Color(25, 25, 30));
    g.setFont(new Font(look.font(), Font.PLAIN, look.points()));
    double step = look.points() * (look.rules() > 0 ? 1.9 : 1.5);
    double y = 70;
    double[] rights = {130, 230, 335, 430, 540};
    for (List<String> row : all) {
      boolean single = row.size() == 1;
      for (int c = 0; c < row.size(); c++) {
        String text = row.get(c);
        int w = g.getFontMetrics().stringWidth(text);
        float x = single || c == 0 ? 45 : (float) (rights[c] - w);
        g.drawString(text, x, (float) y);
        Point2D middle = new Point2D.Double(x + w / 2.0, y - look.points() * 0.35);
        middles.put(text, transform.transform(middle, null));
      }
      if (!single && look.rules() > 0) {
        g.draw(new Line2D.Double(40, y + step * 0.35, 545, y + step * 0.35));
        if (look.rules() > 1) {
          for (double right : rights) {
            g.draw(new Line2D.Double(right + 5, y - step * 0.65, right + 5, y + step * 0.35));
          }
          g.draw(new Line2D.Double(40, y - step * 0.65, 40, y + step * 0.35));
        }
      }
      y += single ? step * 1.3 : step;
    }
    g.dispose();
    image = worn(grey);
  }

  private BufferedImage worn(BufferedImage grey) {
    BufferedImage out = grey;
    if (look.blur() > 0) {
      float b = (float) look.blur();
      float side = b / 8;
      Kernel kernel =
          new Kernel(
              3,
              3,
              new float[] {
                side / 2, side, side / 2, side, 1 - 6 * side, side, side / 2, side, side / 2
              });
      out = new ConvolveOp(kernel, ConvolveOp.EDGE_NO_OP, null).filter(grey, null);
    }
    WritableRaster raster = out.getRaster();
    int[] line = new int[out.getWidth()];
    for (int y = 0; y < out.getHeight(); y++) {
      raster.getPixels(0, y, line.length, 1, line);
      for (int x = 0; x < line.length; x++) {
        double v = line[x] * 0.9 + 10 + random.nextGaussian() * look.noise();
        line[x] = (int) Math.max(0, Math.min(255, v));
        if (look.blackAndWhite()) {
          line[x] = line[x] < 140 ? 0 : 255;
        }
      }
      raster.setPixels(0, y, line.length, 1, line);
    }
    return out;
  }
}

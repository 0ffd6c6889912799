package io.quittance.evaluation;

import io.quittance.advice.Advice;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Reading;
import io.quittance.document.Document;
import io.quittance.document.InProcessReader;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.document.scan.DrawnPage;
import io.quittance.message.ReadingLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Prints how well drawn pages are read, by resolution or language. Not a test; run as {@code
 * MeasureScans PAGES RESOLUTION[,RESOLUTION] LANGUAGE[,LANGUAGE] [show]}.
 */
public final class MeasureScans {

  private static final int ROWS = 20;

  private static final String[] FONTS = {
    "Liberation Sans",
    "Liberation Serif",
    "DejaVu Sans",
    "Liberation Mono",
    "Liberation Sans Narrow",
    "DejaVu Serif"
  };

  /** Title, reference, date, then the columns number, date, gross, discount, net, and the total. */
  private static final Map<String, String> LABELS =
      Map.of(
          "en",
          String.join("|", DrawnPage.ENGLISH),
          "de",
          "Zahlungsavis|Zahlungsreferenz|Zahlungsdatum|Rechnungsnr.|Rechnungsdatum|Bruttobetrag|Skonto|Nettobetrag|Gesamtbetrag",
          "fr",
          "Avis de paiement|Référence du paiement|Date de paiement|N° facture|Date facture|Montant"
              + " brut|Escompte|Montant net|Total",
          "es",
          "Aviso de pago|Referencia de pago|Fecha de pago|Nº factura|Fecha factura|Importe"
              + " bruto|Descuento|Importe neto|Total",
          "it",
          "Avviso di pagamento|Riferimento pagamento|Data pagamento|N. fattura|Data fattura|Importo"
              + " lordo|Sconto|Importo netto|Totale",
          "nl",
          "Betalingsadvies|Betalingskenmerk|Betaaldatum|Factuurnr.|Factuurdatum|Brutobedrag|Korting|Nettobedrag|Totaal",
          "pt",
          "Aviso de pagamento|Referência do pagamento|Data de pagamento|N.º fatura|Data da"
              + " fatura|Valor bruto|Desconto|Valor líquido|Total",
          "pl",
          "Awizo płatności|Numer płatności|Data płatności|Nr faktury|Data faktury|Kwota"
              + " brutto|Rabat|Kwota netto|Razem",
          "sv",
          "Betalningsavi|Betalningsreferens|Betalningsdatum|Fakturanr|Fakturadatum|Bruttobelopp|Rabatt|Nettobelopp|Summa");

  private static final class Score {
    int cells;
    int cellsRight;
    int rows;
    int rowsRight;
    int lines;
    int wrong;
    int wrongSure;
    int wrongConfirmed;
    int confirmed;
    int labels;
    int labelsRight;
    long nanos;
  }

  private MeasureScans() {}

  public static void main(String[] arguments) throws IOException {
    int pages = Integer.parseInt(arguments[0]);
    boolean show = arguments.length > 3;
    for (String dpi : arguments[1].split(",", -1)) {
      for (String language : arguments[2].split(",", -1)) {
        Score score = new Score();
        for (int i = 0; i < pages; i++) {
          measure(i, Integer.parseInt(dpi), language, score, show);
        }
        print(dpi + " dpi " + language, pages, score);
      }
    }
  }

  private static void print(String name, int pages, Score s) {
    System.out.printf(
        Locale.ROOT,
        "%s: cells %d of %d (%.2f %%), rows %d of %d (%.1f %%), lines exact %d (%.1f %%), wrong"
            + " amounts %d, of them surer than 0.9: %d, in confirmed advices: %d; confirmed advices"
            + " %d of %d; labels %d of %d; %d ms of processor a page%n",
        name,
        s.cellsRight,
        s.cells,
        100.0 * s.cellsRight / s.cells,
        s.rowsRight,
        s.rows,
        100.0 * s.rowsRight / s.rows,
        s.lines,
        100.0 * s.lines / s.rows,
        s.wrong,
        s.wrongSure,
        s.wrongConfirmed,
        s.confirmed,
        pages,
        s.labelsRight,
        s.labels,
        s.nanos / 1_000_000 / pages);
  }

  private static void measure(int index, int dpi, String language, Score score, boolean show)
      throws IOException {
    Random random = new Random(31L * dpi + index);
    DrawnPage.Look look =
        new DrawnPage.Look(
            FONTS[index % FONTS.length],
            9 + random.nextInt(3),
            dpi,
            random.nextDouble() * 3 - 1.5,
            random.nextDouble() * 20,
            random.nextDouble(),
            index / 2 % 3,
            index % 4 == 3,
            !language.equals("en") || index % 2 == 1,
            LABELS.get(language).split("\\|", -1));
    DrawnPage page = new DrawnPage(look, ROWS, 1000L * dpi + index);
    byte[] png = png(page.image());
    long start = processor();
    ReadMessage message = new InProcessReader(ReadingLimits.DEFAULT).read(png, "scan.png");
    score.nanos += processor() - start;
    Document document = message.documents().get(0);
    List<String> wrong = new ArrayList<>();
    for (List<String> row : page.table()) {
      row(row, document, score, wrong);
    }
    for (String label : look.labels()) {
      score.labels++;
      score.labelsRight += document.lines().anyMatch(l -> l.text().contains(label)) ? 1 : 0;
    }
    Reading reading = new LayoutAdviceReader().read(message);
    lines(page, reading, score, wrong);
    if (show && !wrong.isEmpty()) {
      System.out.println(look + " " + reading.problems());
      wrong.forEach(System.out::println);
    }
  }

  private static void row(List<String> row, Document document, Score score, List<String> wrong) {
    Line best =
        document
            .lines()
            .max(java.util.Comparator.comparingInt(line -> same(row, line)))
            .orElse(new Line(1, List.of(), 0));
    score.rows++;
    score.cells += row.size();
    score.cellsRight += same(row, best);
    if (best.words().stream().map(Word::text).toList().equals(row)) {
      score.rowsRight++;
    } else {
      List<String> read =
          best.words().stream().map(w -> w.text() + "@" + Math.round(w.sureness() * 100)).toList();
      wrong.add("   " + row + " <> " + read);
      for (Word word : best.words()) {
        boolean amount = word.text().matches("[\\d.,]+[.,]\\d\\d");
        if (amount && !row.contains(word.text())) {
          score.wrong++;
          score.wrongSure += word.sureness() > 0.9 ? 1 : 0;
        }
      }
    }
  }

  private static int same(List<String> row, Line line) {
    List<String> words = new ArrayList<>(line.words().stream().map(Word::text).toList());
    return (int) row.stream().filter(words::remove).count();
  }

  private static void lines(DrawnPage page, Reading reading, Score score, List<String> wrong) {
    if (reading.advices().size() != 1) {
      wrong.add("   " + reading.verdict() + " with " + reading.advices().size() + " advices");
      return;
    }
    Advice advice = reading.advices().get(0);
    boolean confirmed = advice.confidence() > 0.9;
    score.confirmed += confirmed ? 1 : 0;
    int exact = 0;
    for (List<String> row : page.table()) {
      boolean found = advice.lines().stream().anyMatch(line -> equal(row, line));
      exact += found ? 1 : 0;
      if (!found) {
        wrong.add("   no line for " + row);
      }
    }
    score.lines += exact;
    score.wrongConfirmed += confirmed ? ROWS - exact : 0;
  }

  private static boolean equal(List<String> row, Advice.Line line) {
    return row.get(0).equals(line.invoiceNumber())
        && equal(row.get(2), line.grossAmount())
        && equal(row.get(3), line.discountAmount())
        && equal(row.get(4), line.netAmount());
  }

  private static boolean equal(String printed, BigDecimal read) {
    BigDecimal value = new BigDecimal(printed.replaceAll("[.,]", "")).movePointLeft(2);
    return read == null ? value.signum() == 0 : value.compareTo(read) == 0;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** The machine may be shared: time of the processor, not of the clock. */
  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}

package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Pointing;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SourceVerifierTest {
  private final SourceVerifier verifier = new SourceVerifier();

  /** Three layouts of the same notice: an explicit table, a page, a text. */
  private static ReadMessage source(int layout, int lines, int seed) {
    List<String> rows = new ArrayList<>();
    String form = layout == 0 ? "%s|%s|%s|%s|%s" : "%-16s %-14s %14s %12s %14s";
    rows.add(
        form.formatted("Invoice No", "Invoice Date", "Gross Amount", "Discount", "Net Amount"));
    long total = 0;
    for (int i = 0; i < lines; i++) {
      long gross = 10_000 + (seed * 7_919L + i * 104_729L) % 900_000;
      long discount = i % 3 == 0 ? gross / 50 : 0;
      total += gross - discount;
      rows.add(
          form.formatted(
              "INV-" + (70_000 + seed % 1_000 * 13 + i * 17),
              "%02d.10.2026".formatted(1 + i % 28),
              plain(gross),
              discount == 0 ? "" : plain(discount),
              plain(gross - discount)));
    }
    rows.add(form.formatted("Total EUR", "", "", "", plain(total)));
    String[] all = rows.toArray(String[]::new);
    return Sources.message(
        "Remittance advice",
        layout == 0
            ? Sources.table("2", all)
            : layout == 1 ? Sources.page("2", all) : Sources.text("2", all));
  }

  private static String plain(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }

  private static Advice right(ReadMessage source) {
    Reading reading = new LayoutAdviceReader().read(source);
    assertThat(reading.advices()).hasSize(1);
    return reading.advices().get(0);
  }

  private boolean holds(Advice advice, ReadMessage source) {
    return verifier.check(advice, source).stream().anyMatch(p -> p.code().holds());
  }

  @Property(tries = 60)
  void a_right_advice_is_not_held(
      @ForAll @IntRange(max = 2) int layout,
      @ForAll @IntRange(min = 1, max = 12) int lines,
      @ForAll @IntRange(min = 1, max = 99_999) int seed) {
    ReadMessage source = source(layout, lines, seed);
    assertThat(verifier.check(right(source), source)).isEmpty();
  }

  @Property(tries = 300)
  void an_advice_changed_in_any_way_is_held(
      @ForAll @IntRange(max = 2) int layout,
      @ForAll @IntRange(min = 2, max = 10) int lines,
      @ForAll @IntRange(min = 1, max = 99_999) int seed,
      @ForAll WrongWay way,
      @ForAll @IntRange(max = 9) int at) {
    ReadMessage source = source(layout, lines, seed);
    Advice advice = right(source);
    Advice changed = way.of(advice, at % lines, (at + 1) % lines);
    assertThat(holds(changed, source)).as("%s: %s", way, changed).isTrue();
  }

  @Test
  void a_gross_column_is_not_the_net() {
    ReadMessage source = source(0, 1, 3);
    Advice advice = right(source);
    Advice.Line line = advice.lines().get(0);
    Advice.Line gross =
        WrongWay.with(
            line,
            line.invoiceNumber(),
            line.grossAmount(),
            Map.of(
                "invoiceNumber", line.values().get("invoiceNumber"),
                "invoiceDate", line.values().get("invoiceDate"),
                "netAmount", line.values().get("grossAmount")));
    Advice wrong =
        new Advice(
            advice.payer(),
            advice.payee(),
            advice.status(),
            null,
            null,
            null,
            null,
            null,
            advice.currency(),
            null,
            List.of(gross),
            List.of(),
            advice.values(),
            1,
            "x");
    assertThat(verifier.check(wrong, source))
        .extracting(Problem::code)
        .contains(Problem.Code.NOT_IN_SOURCE);
  }

  @Test
  void the_total_is_no_amount_of_an_invoice_whose_row_prints_its_own() {
    // Headings that nobody knows: only the arithmetic could say what the figures are.
    ReadMessage source =
        Sources.message(
            "Remittance advice",
            Sources.text(
                "2",
                "Vrzl          Wobbel      Zoll",
                "INV-89782     450.00    450.00",
                "INV-8969      450.00    441.00",
                "Total paid: EUR              891.00"));
    Pointing.Spot total = new Pointing.Spot(4, "891.00", 1);
    Pointing.Entry entry =
        new Pointing.Entry(
            Advice.Kind.INVOICE,
            Map.of(
                Field.INVOICE_NUMBER,
                new Pointing.Spot(3, "INV-8969", 1),
                Field.NET_AMOUNT,
                total));
    Advice claimed =
        new PointedReader()
            .read(
                new Pointing(
                    "2",
                    Map.of(Field.PAYMENT_AMOUNT, total),
                    List.of(),
                    List.of(entry),
                    Advice.Status.EXECUTED,
                    null),
                source,
                "test")
            .advice();
    assertThat(claimed.paymentAmount()).isEqualByComparingTo("891.00");
    assertThat(verifier.check(claimed, source))
        .contains(
            new Problem(
                Problem.Code.NOT_IN_SOURCE,
                "netAmount stands under another label or with another invoice",
                "line 1"));
  }

  @Test
  void an_amount_whose_number_is_seen_on_a_picture_only_stands_with_no_invoice() {
    ReadMessage source = source(0, 2, 3);
    Advice advice = right(source);
    Advice.Line line = advice.lines().get(0);
    Map<String, Value> values = new HashMap<>(line.values());
    values.put("invoiceNumber", Value.onlyInImage(line.invoiceNumber(), "2", 1));
    Advice wrong =
        WrongWay.lines(
            advice,
            List.of(
                WrongWay.with(line, line.invoiceNumber(), line.netAmount(), values),
                advice.lines().get(1)));
    assertThat(verifier.check(wrong, source))
        .extracting(Problem::message)
        .contains(
            "a value is seen on a picture only",
            "netAmount stands under another label or with another invoice");
  }

  @Test
  void hidden_text_is_no_evidence_and_is_flagged() {
    Document visible =
        Sources.table("2", "Invoice|Amount paid", "A-1001|100.00", "Total paid EUR|100.00");
    Document document =
        new Document(
            "2",
            visible.kind(),
            visible.pages(),
            List.of(new Document.Hidden("Invoice A-9001 50,000.00", "white text", "row 9")),
            List.of());
    ReadMessage source = Sources.message("Remittance advice", document);
    Advice advice = right(source);
    assertThat(advice.lines()).hasSize(1);
    assertThat(verifier.check(advice, source))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.HIDDEN_CONTENT);
    Value made =
        new Value("50,000.00", 1, false, "2", 1, null, null, null, 9, new Value.Columns(8, 17));
    Advice.Line line = advice.lines().get(0);
    Map<String, Value> values = new HashMap<>(line.values());
    values.put("netAmount", made);
    Advice wrong =
        new Advice(
            advice.payer(),
            advice.payee(),
            advice.status(),
            null,
            null,
            null,
            null,
            (LocalDate) null,
            advice.currency(),
            new BigDecimal("50000.00"),
            List.of(WrongWay.with(line, line.invoiceNumber(), new BigDecimal("50000.00"), values)),
            List.of(),
            advice.values(),
            1,
            "x");
    assertThat(verifier.check(wrong, source))
        .extracting(Problem::code)
        .contains(Problem.Code.NOT_IN_SOURCE);
  }

  @Test
  void digits_that_are_not_ascii_and_mixed_alphabets_are_flagged() {
    ReadMessage source =
        Sources.message(
            "Remittance advice",
            Sources.table("2", "Invoice|Amount paid", "ΙNV-1024|１２５０.００", "A-1|10.00"));
    assertThat(new LayoutAdviceReader().read(source).problems())
        .extracting(Problem::code)
        .contains(Problem.Code.ODD_CHARACTERS);
  }
}

package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that say what is taken off by a letter, or print all they pay as negative. */
class DebitAndCreditTest {
  private final SourceVerifier verifier = new SourceVerifier();

  /** Two invoices and a credit note, each with what stands beside and before its amount. */
  private static String[] rows(String heading, String paid, String off, String signs) {
    return new String[] {
      "Invoice No|Invoice Date|" + heading + "|Currency|Amount",
      "INV-70011|02.10.2026|" + paid + "|EUR|" + signs.charAt(0) + "900.00",
      "INV-70012|03.10.2026|" + off + "|EUR|" + signs.charAt(1) + "120.00",
      "INV-70013|04.10.2026|" + paid + "|EUR|" + signs.charAt(0) + "500.00"
    };
  }

  private static ReadMessage list(String total, String... rows) {
    String[] all = new String[rows.length + 1];
    System.arraycopy(rows, 0, all, 0, rows.length);
    all[rows.length] = total;
    return Sources.message("Remittance advice", Sources.table("2", all));
  }

  private static Reading read(ReadMessage source) {
    return new LayoutAdviceReader().read(source);
  }

  private static List<String> lines(Reading reading) {
    assertThat(reading.advices()).hasSize(1);
    return reading.advices().get(0).lines().stream()
        .map(l -> l.invoiceNumber() + " " + l.kind().name() + " " + l.netAmount().toPlainString())
        .toList();
  }

  private static void asPrinted(ReadMessage source) {
    assertThat(lines(read(source)))
        .containsExactly(
            "INV-70011 INVOICE 900.00", "INV-70012 INVOICE 120.00", "INV-70013 INVOICE 500.00");
  }

  private void lessTheCreditNote(ReadMessage source) {
    Reading reading = read(source);
    assertThat(lines(reading))
        .containsExactly(
            "INV-70011 INVOICE 900.00",
            "INV-70012 CREDIT_MEMO -120.00",
            "INV-70013 INVOICE 500.00");
    Advice advice = reading.advices().get(0);
    assertThat(advice.paymentAmount()).isEqualByComparingTo("1280.00");
    assertThat(verifier.check(advice, source))
        .extracting(Problem::code)
        .noneMatch(Problem.Code::holds);
    assertThat(reading.problems()).extracting(Problem::code).noneMatch(Problem.Code::holds);
  }

  @ParameterizedTest
  @CsvSource({
    "S/H,S,H",
    "S/H,H,S",
    "D/C,C,D",
    "Dr/Cr,Cr,Dr",
    "Debit/Credit,Credit,Debit",
    "Debit/Credit,Debit,Credit",
    "Posting Type,31,21",
    "D/C,+,-",
    "Wobbel,Haben,Soll"
  })
  void the_total_says_which_letter_is_taken_off(String heading, String paid, String off) {
    lessTheCreditNote(list("Total paid EUR||||1,280.00", rows(heading, paid, off, "  ")));
  }

  @Test
  void the_total_of_the_covering_text_decides_about_the_list_beside_it() {
    lessTheCreditNote(
        Sources.message(
            "Remittance advice",
            Sources.text("1", "Payment reference 4000123", "Total paid EUR 1,280.00"),
            Sources.table("2", rows("S/H", "H", "S", "  "))));
  }

  @Test
  void the_total_of_the_covering_text_decides_the_decimal_mark_of_the_list() {
    ReadMessage source =
        Sources.message(
            "Remittance advice",
            Sources.text("1", "Payment reference 4000123", "Total paid EUR 1.280,00"),
            Sources.table(
                "2", "Invoice No|Currency|Amount", "INV-70011|EUR|1.030", "INV-70012|EUR|250"));
    assertThat(lines(read(source)))
        .containsExactly("INV-70011 INVOICE 1030", "INV-70012 INVOICE 250");
  }

  @Test
  void without_any_total_letters_are_a_question() {
    ReadMessage source =
        Sources.message(
            "Remittance advice",
            Sources.text("1", "Payment reference 4000123", "Payment date 02.11.2026"),
            Sources.table("2", rows("Side", "H", "S", "  ")));
    assertThat(read(source).problems())
        .extracting(Problem::message)
        .contains("letters say debit and credit, and no total says which of them is taken off");
  }

  @Test
  void a_kind_of_document_does_not_give_way_to_a_letter_beside_it() {
    lessTheCreditNote(
        list(
            "Total paid EUR|||||1,280.00",
            "Invoice No|Invoice Date|Type|Wobbel|Currency|Amount",
            "INV-70011|02.10.2026|RE|Haben|EUR|900.00",
            "INV-70012|03.10.2026|KG|Soll|EUR|120.00",
            "INV-70013|04.10.2026|RE|Haben|EUR|500.00"));
  }

  @Test
  void the_payment_is_the_figure_of_the_total_row_that_stands_under_the_nets() {
    ReadMessage source =
        Sources.message(
            "Remittance advice",
            Sources.page(
                "1",
                "INVOICE      INV DATE        GROSS       DISC          NET",
                "771204       09/30/26     1,675.82      33.52     1,642.30",
                "771213       10/14/26     3,079.00                3,079.00",
                "EFT TOTAL USD             4,754.82      33.52     4,721.30"));
    assertThat(read(source).advices().get(0).paymentAmount()).isEqualByComparingTo("4721.30");
  }

  @Test
  void letters_that_give_the_total_neither_way_decide_nothing() {
    ReadMessage source = list("Total paid EUR||||1,281.00", rows("S/H", "S", "H", "  "));
    asPrinted(source);
    assertThat(read(source).problems())
        .extracting(Problem::code)
        .contains(Problem.Code.SUM_MISMATCH);
  }

  @Test
  void letters_beside_amounts_that_add_up_as_they_are_change_nothing() {
    asPrinted(list("Total paid EUR||||1,520.00", rows("S/H", "S", "H", "  ")));
  }

  @Test
  void letters_that_are_no_pair_decide_nothing() {
    assertThat(read(list("Total paid EUR||||1,280.00", rows("Type", "S", "M", "  "))).problems())
        .extracting(Problem::code)
        .contains(Problem.Code.SUM_MISMATCH);
  }

  @Test
  void a_ledger_that_prints_invoices_as_negative_prints_credits_as_positive() {
    lessTheCreditNote(list("Total paid EUR||||1,280.00", rows("Type", "RE", "KG", "- ")));
  }

  @Test
  void a_ledger_may_print_its_total_as_negative_where_kinds_say_that_all_is_turned() {
    lessTheCreditNote(list("Total paid EUR||||-1,280.00", rows("Type", "RE", "KG", "- ")));
  }

  @Test
  void a_negative_total_of_lines_that_nothing_calls_invoices_stays_as_printed() {
    ReadMessage source =
        list(
            "Total paid EUR||||-1,400.00",
            "Document No|Document Date|Text|Currency|Amount",
            "70011|02.10.2026|pump|EUR|-900.00",
            "70013|04.10.2026|valve|EUR|-500.00");
    assertThat(read(source).advices())
        .allSatisfy(
            advice ->
                assertThat(advice.lines())
                    .allSatisfy(line -> assertThat(line.netAmount()).isNegative()));
  }

  @Test
  void a_single_turned_line_among_printed_ones_is_refused() {
    ReadMessage source = list("Total paid EUR||||1,280.00", rows("Type", "RE", "KG", "- "));
    Advice right = read(source).advices().get(0);
    Advice.Line last = right.lines().get(2);
    Advice.Line asPrinted =
        new Advice.Line(
            last.kind(),
            last.invoiceNumber(),
            last.invoiceDate(),
            null,
            null,
            null,
            last.netAmount().negate(),
            last.currency(),
            List.of(),
            List.of(),
            last.values());
    Advice mixed =
        Drafting.with(
            right, List.of(right.lines().get(0), right.lines().get(1), asPrinted), right.values());
    assertThat(verifier.check(mixed, source))
        .extracting(Problem::message)
        .contains("the sign of some amounts is not the printed one");
  }
}

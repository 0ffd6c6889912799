package io.quittance.advice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutMemoryTest {
  private static final String HEADING = "Tosite|Vero|Kertyma";
  private static final Map<Integer, Field> ROLES =
      Map.of(0, Field.INVOICE_NUMBER, 2, Field.NET_AMOUNT);
  private static final ReadMessage FIRST =
      Notices.cells(
          "REM-1", "EUR 150.00", HEADING, "INV-310007|20.00|120.00", "INV-310014|5.00|30.00");
  private static final ReadMessage FOURTH =
      Notices.cells(
          "REM-4",
          "EUR 2,401.51",
          HEADING,
          "INV-310100|1.00|2,000.50",
          "INV-310101|2.00|400.00",
          "INV-310102|3.00|1.01");

  @Test
  void the_next_mail_of_a_layout_is_read_to_the_cent() {
    Reading reading = read(FOURTH);
    Advice advice = reading.advices().get(0);
    assertThat(advice.paymentAmount()).isEqualByComparingTo("2401.51");
    assertThat(advice.currency()).isEqualTo("EUR");
    assertThat(advice.paymentReference()).isEqualTo("REM-4");
    assertThat(advice.status()).isEqualTo(Advice.Status.EXECUTED);
    assertThat(advice.lines().stream().map(l -> l.invoiceNumber() + " " + l.netAmount()))
        .containsExactly("INV-310100 2000.50", "INV-310101 400.00", "INV-310102 1.01");
    assertThat(advice.reader()).isEqualTo("memory:7");
    assertThat(reading.readers()).containsExactly("layout", "memory:7");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.usage()).isEqualTo(Reading.Usage.NONE);
  }

  @Test
  void a_layout_is_the_same_when_learned_from_another_mail_of_it() {
    assertThat(learned(FOURTH)).isEqualTo(learned(FIRST));
    assertThat(RememberedLayout.of(learned(FIRST).json())).contains(learned(FIRST));
    assertThat(RememberedLayout.of("{\"version\":9}")).isEmpty();
  }

  @Test
  void a_layout_says_in_words_what_stands_where_and_holds_no_value() {
    assertThat(learned(FIRST).inWords())
        .containsExactly(
            "\"Tosite\": invoice number",
            "\"Vero\": not used",
            "\"Kertyma\": net amount",
            "Tunnus [payment reference]",
            "Total paid [payment amount]");
    assertThat(learned(FIRST).json()).doesNotContain("310007").doesNotContain("120");
  }

  @Test
  void columns_in_another_order_are_another_layout() {
    notRead(Notices.cells("REM-4", "EUR 30.00", "Tosite|Kertyma|Vero", "INV-310014|30.00|5.00"));
  }

  @Test
  void a_heading_or_label_named_otherwise_is_another_layout() {
    notRead(Notices.cells("REM-4", "EUR 30.00", "Tosite|Vero|Maara", "INV-310014|5.00|30.00"));
    notRead(
        Notices.message(
            Document.Kind.HTML,
            "Hei,",
            "Tunnus REM-4",
            HEADING,
            "INV-310014|5.00|30.00",
            "Avoinna|EUR 30.00",
            "Terveisin Nordvik"));
  }

  @Test
  void one_more_word_anywhere_is_another_layout() {
    notRead(
        Notices.message(
            Document.Kind.HTML,
            "Hei,",
            "Tunnus REM-4",
            HEADING,
            "INV-310014|5.00|30.00",
            "Total paid|EUR 30.00",
            "Peruutettu Terveisin Nordvik"));
  }

  @Test
  void another_kind_of_value_under_a_heading_is_another_layout() {
    notRead(Notices.cells("REM-4", "EUR 30.00", HEADING, "maksu|5.00|30.00"));
    notRead(Notices.cells("REM-4", "EUR 30.00", HEADING, "2026-11-10|5.00|30.00"));
  }

  @Test
  void a_second_total_or_a_second_table_leaves_open_which_is_meant() {
    notRead(
        Notices.cells(
            "REM-4",
            "EUR 30.00",
            HEADING,
            "INV-310014|5.00|30.00",
            "Total paid|EUR 30.00",
            HEADING,
            "INV-310015|5.00|30.00"));
  }

  @Test
  void rows_that_do_not_give_the_total_are_a_failed_check_of_the_layout() {
    ReadByMemory.Outcome outcome =
        Notices.MEMORY.read(
            Notices.cells("REM-4", "EUR 31.00", HEADING, "INV-310014|5.00|30.00"),
            Notices.SILENT,
            known());
    assertThat(outcome).isInstanceOf(ReadByMemory.Failed.class);
    assertThat(((ReadByMemory.Failed) outcome).by().id()).isEqualTo("7");
    assertThat(((ReadByMemory.Failed) outcome).why()).startsWith("sum-mismatch: ");
  }

  @Test
  void figures_printed_otherwise_are_a_failed_check_of_the_layout() {
    ReadByMemory.Outcome outcome =
        Notices.MEMORY.read(
            Notices.cells("REM-4", "EUR 30,00", HEADING, "INV-310014|5,00|30,00"),
            Notices.SILENT,
            known());
    assertThat(outcome).isInstanceOf(ReadByMemory.Failed.class);
  }

  @Test
  void of_two_layouts_that_fit_neither_reads() {
    RememberedLayout other = Notices.LEARN.learn(grossRead(), FIRST).orElseThrow();
    assertThat(
            Notices.MEMORY.read(
                FOURTH,
                Notices.SILENT,
                List.of(known().get(0), new ReadByMemory.Known("8", other))))
        .isInstanceOf(ReadByMemory.NotRead.class);
  }

  @Test
  void what_the_built_in_reader_reads_otherwise_is_held() {
    Advice theirs =
        Notices.pointed(Notices.cells("REM-4", "EUR 30.00", HEADING, "INV-9|5.00|30.00"), ROLES);
    Reading doubtful =
        new Reading(
            Reading.Verdict.REMITTANCE,
            List.of(theirs),
            List.of(new Problem(Problem.Code.BANK_CHANGE, "new account", null)),
            List.of("layout"),
            Reading.Usage.NONE);
    Reading reading = reading(FOURTH, doubtful);
    assertThat(reading.problems().stream().map(Problem::code))
        .containsExactly(
            Problem.Code.READERS_DISAGREE, Problem.Code.READERS_DISAGREE, Problem.Code.BANK_CHANGE);
  }

  @Test
  void what_the_verifier_does_not_know_in_a_proven_layout_is_read_and_left_to_the_bank() {
    ReadMessage proven = unknownTotal("150.00", "INV-310007|20.00|120.00", "INV-310014|5.00|30.00");
    RememberedLayout layout =
        Notices.LEARN.learn(Notices.pointed(proven, ROLES), proven).orElseThrow();
    assertThat(layout.doubts()).containsExactly(Problem.Code.UNLABELLED);
    ReadByMemory.Outcome outcome =
        Notices.MEMORY.read(
            unknownTotal("30.00", "INV-310014|5.00|30.00"),
            Notices.SILENT,
            List.of(new ReadByMemory.Known("9", layout)));
    Reading reading = ((ReadByMemory.Read) outcome).reading();
    assertThat(reading.advices().get(0).paymentAmount()).isEqualByComparingTo("30.00");
    assertThat(reading.problems().stream().map(Problem::code)).contains(Problem.Code.UNLABELLED);
  }

  private static ReadMessage unknownTotal(String total, String... rows) {
    List<String> lines = new ArrayList<>(List.of("Hei,", "Tunnus REM-1", HEADING));
    lines.addAll(List.of(rows));
    lines.addAll(List.of("Kaikki|EUR " + total, "Terveisin Nordvik"));
    return Notices.message(Document.Kind.HTML, lines.toArray(new String[0]));
  }

  @Test
  void an_advice_that_does_not_add_up_or_has_no_labelled_total_teaches_nothing() {
    ReadMessage wrong = Notices.cells("REM-1", "EUR 31.00", HEADING, "INV-310014|5.00|30.00");
    assertThat(Notices.LEARN.learn(Notices.pointed(wrong, ROLES), wrong)).isEmpty();
    ReadMessage bare =
        Notices.message(
            Document.Kind.HTML,
            "Hei,",
            "Tunnus REM-1",
            HEADING,
            "INV-310014|5.00|30.00",
            "-|30.00",
            "EUR");
    assertThat(Notices.LEARN.learn(Notices.pointed(bare, ROLES), bare)).isEmpty();
  }

  /** Another reading of the same table: what is under Vero is the gross. */
  private static Advice grossRead() {
    return Notices.pointed(
        FIRST, Map.of(0, Field.INVOICE_NUMBER, 2, Field.NET_AMOUNT, 1, Field.DISCOUNT_AMOUNT));
  }

  private static RememberedLayout learned(ReadMessage message) {
    return Notices.LEARN.learn(Notices.pointed(message, ROLES), message).orElseThrow();
  }

  private static List<ReadByMemory.Known> known() {
    return List.of(new ReadByMemory.Known("7", learned(FIRST)));
  }

  private static Reading read(ReadMessage message) {
    return reading(message, Notices.SILENT);
  }

  private static Reading reading(ReadMessage message, Reading first) {
    ReadByMemory.Outcome outcome = Notices.MEMORY.read(message, first, known());
    assertThat(outcome).as(outcome.toString()).isInstanceOf(ReadByMemory.Read.class);
    return ((ReadByMemory.Read) outcome).reading();
  }

  private static void notRead(ReadMessage message) {
    assertThat(Notices.MEMORY.read(message, Notices.SILENT, known()))
        .isInstanceOf(ReadByMemory.NotRead.class);
  }
}

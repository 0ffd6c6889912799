package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Question;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the model answers, reading ends without an exception and every value that comes out
 * stands in the visible source. The check reads the documents itself and shares no code with the
 * reader.
 */
class AnyAnswerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final ReadMessage MESSAGE =
      Messages.of(
          Messages.text(
              "1",
              "Dear all, we paid EUR 1,350.00 on 2026-03-04, reference TX-77/1.",
              "INV-1001 1,100.00 less discount 22.00, and CN-5 (250.00) or 250.00-",
              "Total -500.00 USD 12.345,67 3x4 INV-1001"),
          Messages.sheet(
              "2",
              new String[] {"Invoice", "Date", "Gross", "Net"},
              new String[] {"INV-1", "2026-01-02", "1.100,00", "100,00"},
              new String[] {"INV-2", "", "250,00", "-250,00"},
              new String[] {"4711", "03/04/2026", "", "(1,00)"},
              new String[] {"Total", "", "", "350,00"}),
          Messages.pdf(
              "3",
              "Inv No     Date               Gross      Net",
              "INV-1      2026-01-02     1,100.00   100.00",
              "INV-2      2026-01-03        20.00    20.00-",
              "carried forward                      120.00"));

  @Property(tries = 300)
  void random_bytes_are_nonsense_and_the_built_in_reading_stands(@ForAll byte[] bytes) {
    Reading reading = read(new String(bytes, StandardCharsets.UTF_8));
    assertThat(reading.advices()).isEmpty();
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.UNREADABLE);
  }

  @Property(tries = 1_500)
  void every_value_stands_in_the_visible_source(@ForAll("answers") PointedAnswer answer)
      throws JsonProcessingException {
    Reading reading = read(JSON.writeValueAsString(answer));
    for (Advice advice : reading.advices()) {
      advice.values().values().forEach(AnyAnswerTest::stands);
      amountStands(advice.paymentAmount(), advice.values().get("paymentAmount"));
      wordStands(advice.paymentReference(), advice.values().get("paymentReference"));
      wordStands(advice.payer().name(), advice.values().get("payer.name"));
      for (Advice.Line line : advice.lines()) {
        line.values().values().forEach(AnyAnswerTest::stands);
        wordStands(line.invoiceNumber(), line.values().get("invoiceNumber"));
        amountStands(line.grossAmount(), line.values().get("grossAmount"));
        amountStands(line.discountAmount(), line.values().get("discountAmount"));
        amountStands(line.netAmount(), line.values().get("netAmount"));
      }
    }
  }

  @Property(tries = 300)
  void a_valid_answer_with_one_byte_changed_ends_without_an_exception(
      @ForAll("answers") PointedAnswer answer, @ForAll int at, @ForAll byte changed)
      throws JsonProcessingException {
    byte[] bytes = JSON.writeValueAsBytes(answer);
    bytes[Math.floorMod(at, bytes.length)] = changed;
    Reading reading = read(new String(bytes, StandardCharsets.UTF_8));
    reading.advices().forEach(a -> a.values().values().forEach(AnyAnswerTest::stands));
  }

  @Example
  void random_answers_do_bring_out_values() throws JsonProcessingException {
    Random random = new Random(7);
    int lines = 0;
    int amounts = 0;
    for (int i = 0; i < 500; i++) {
      for (Advice advice : read(JSON.writeValueAsString(answer(random))).advices()) {
        lines += advice.lines().size();
        amounts += advice.paymentAmount() == null ? 0 : 1;
      }
    }
    assertThat(lines).isGreaterThan(300);
    assertThat(amounts).isGreaterThan(30);
  }

  @Provide
  Arbitrary<PointedAnswer> answers() {
    return Arbitraries.randomValue(AnyAnswerTest::answer);
  }

  /** Follows the schema; half of what it names stands somewhere, the other half anywhere. */
  private static PointedAnswer answer(Random random) {
    List<PointedAnswer.Payment> payments = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      payments.add(payment(random));
    }
    return new PointedAnswer("remittance", payments);
  }

  private static PointedAnswer.Payment payment(Random random) {
    List<PointedAnswer.Place> header = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      header.add(
          place(
              random,
              "payment_amount",
              "currency",
              "payment_reference",
              "payment_date",
              "payer_name",
              "status",
              "unknown"));
    }
    List<PointedAnswer.Table> tables = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      tables.add(table(random));
    }
    List<PointedAnswer.Item> items = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      List<PointedAnswer.Place> values = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        values.add(
            place(
                random,
                "invoice_number",
                "net_amount",
                "gross_amount",
                "discount_amount",
                "deduction_amount",
                "invoice_date",
                "reason"));
      }
      items.add(new PointedAnswer.Item(one(random, "invoice", "credit_memo", "unknown"), values));
    }
    return new PointedAnswer.Payment(
        one(random, "executed", "unknown"), one(random, true, false, null), header, tables, items);
  }

  private static PointedAnswer.Table table(Random random) {
    List<PointedAnswer.Column> columns = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      columns.add(
          new PointedAnswer.Column(
              one(
                  random,
                  "invoice_number",
                  "invoice_date",
                  "gross_amount",
                  "net_amount",
                  "deduction_amount",
                  "unknown"),
              one(random, null, 0, 1, 2, 3, -1, Integer.MAX_VALUE),
              one(random, null, "Invoice", "Date", "Gross", "Net", "Inv No", "")));
    }
    String document = "D" + (1 + random.nextInt(3));
    boolean plausible = random.nextBoolean();
    if (plausible) {
      String number = document.equals("D2") ? "Invoice" : "Inv No";
      columns.add(0, new PointedAnswer.Column("invoice_number", null, number));
      columns.add(1, new PointedAnswer.Column("net_amount", null, "Net"));
    }
    return new PointedAnswer.Table(
        plausible ? document + ".L0001" : one(random, null, lineId(random)),
        plausible ? document + ".L0002" : lineId(random),
        plausible ? document + ".L0003" : lineId(random),
        one(random, null, lineId(random)),
        random.nextBoolean() ? List.of() : List.of(lineId(random)),
        columns);
  }

  private static PointedAnswer.Place place(Random random, String... fields) {
    String line = lineId(random);
    return new PointedAnswer.Place(
        one(random, fields), line, text(random, line), one(random, 1, 1, 1, 1, 2, 0, 1 << 30));
  }

  private static String lineId(Random random) {
    return random.nextInt(12) == 0
        ? one(random, "D1", "L1", "D9.L0001", "D1.L9999", "ignore", "D1.L0001\n")
        : "D" + (1 + random.nextInt(3)) + ".L000" + (1 + random.nextInt(5));
  }

  /** A word, a run of words or of letters of the line, or of another, or of none. */
  private static String text(Random random, String lineId) {
    if (random.nextInt(6) == 0) {
      return one(random, "999.99", "HIDDEN-9", "", "1E+3", "<b>1</b>", "350.00", "INV-9");
    }
    List<String> lines =
        visible(random.nextInt(5) == 0 ? one(random, "1", "2", "3") : lineId.substring(1, 2))
            .map(Line::text)
            .toList();
    int number = lineId.charAt(lineId.length() - 1) - '1';
    String line = lines.get(random.nextInt(5) > 0 ? Math.floorMod(number, lines.size()) : 0);
    if (random.nextInt(3) > 0) {
      return one(random, line.split(" "));
    }
    int from = random.nextInt(line.length());
    return line.substring(from, from + 1 + random.nextInt(line.length() - from));
  }

  @SafeVarargs
  private static <T> T one(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static Stream<Line> visible(String part) {
    return MESSAGE.document(part).or(() -> MESSAGE.document("1")).orElseThrow().lines();
  }

  private static String lineOf(Value value) {
    return MESSAGE.documents().stream()
        .filter(d -> d.part().equals(value.part()))
        .flatMap(Document::lines)
        .filter(l -> l.number() == value.line())
        .map(Line::text)
        .findFirst()
        .orElseThrow();
  }

  private static void stands(Value value) {
    assertThat(lineOf(value)).contains(value.printed());
  }

  private static void wordStands(String word, Value value) {
    if (word != null) {
      assertThat(value).isNotNull();
      assertThat(lineOf(value)).contains(word);
    }
  }

  /** The amount's figures are the figures printed at its evidence, none left out at the edges. */
  private static void amountStands(BigDecimal amount, Value value) {
    if (amount == null) {
      return;
    }
    assertThat(value).isNotNull();
    String line = lineOf(value);
    String figures = figures(value.printed());
    String expected = figures(amount.abs().toPlainString());
    assertThat(figures.replaceFirst("^0+(?=.)", "").replaceFirst("0+$", ""))
        .as(amount + " at " + value.printed())
        .isEqualTo(expected.replaceFirst("^0+(?=.)", "").replaceFirst("0+$", ""));
    boolean whole =
        Arrays.stream(line.split("[^0-9.,]+")).anyMatch(token -> figures(token).equals(figures));
    assertThat(whole).as(value.printed() + " in " + line).isTrue();
  }

  private static String figures(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  private static Reading read(String text) {
    Reading nothing =
        new Reading(
            Reading.Verdict.UNREADABLE,
            List.of(),
            List.of(),
            List.of("layout"),
            Reading.Usage.NONE);
    LanguageModel model =
        new LanguageModel() {
          @Override
          public String id() {
            return "random/any";
          }

          @Override
          public Answer ask(Question question) {
            return new Answer.Complete(text, Answer.Usage.NONE, "any", Answer.Mode.NATIVE_SCHEMA);
          }
        };
    Privacy privacy = text.length() % 2 == 0 ? Privacy.MASKED : Privacy.TEXT;
    return new ModelAdviceReader(
            ignored -> nothing,
            new SecondReader(
                ModelAdviceReaderTest.pointed(),
                (advice, source) -> List.of(),
                NumberedSourceTest.secret("any"),
                FurtherPrompts.rowsOnly(new PromptLibrary()),
                AskingLimits.USUAL,
                exchange -> {}),
            new Choice(model, new PromptLibrary().prompt("read-advice/v1"), Asking.ALWAYS, privacy))
        .read(MESSAGE);
  }
}

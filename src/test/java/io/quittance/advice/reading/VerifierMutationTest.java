package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.Advice;
import io.quittance.advice.AdviceJson;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Problem;
import io.quittance.document.Document;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of the verifier is shown to refuse what no other refuses. */
class VerifierMutationTest {
  private static final String HEAD = "Payment reference: EFT-88120\nPayment date: 12-NOV-2026\n\n";
  private static final String LIST =
      HEAD
          + """
          Invoice No.   Invoice Date   Net Amount
          S-10021       03-OCT-2026        100.00
          S-10022       05-OCT-2026        250.00
          Total EUR                        350.00
          """;

  private static final String CYRILLIC = "S-1\u041e021";

  private final SourceVerifier verifier = new SourceVerifier();

  /** An advice that is wrong about its source in one way. */
  private record Trial(ReadMessage source, Advice advice) {
    /** What the built-in reader reads, changed. */
    static Trial of(ReadMessage source, Consumer<ObjectNode> lie) {
      ObjectNode json = AdviceJson.write(new LayoutAdviceReader().read(source).advices().get(0));
      lie.accept(json);
      return new Trial(source, AdviceJson.read(json));
    }

    static Trial of(String text, Consumer<ObjectNode> lie) {
      return of(text(text), lie);
    }

    List<Problem> holding(SourceVerifier verifier) {
      return verifier.check(advice, source).stream().filter(p -> p.code().holds()).toList();
    }
  }

  @ParameterizedTest
  @EnumSource(SourceRule.class)
  void each_rule_alone_refuses_its_case(SourceRule rule) {
    Trial trial = onlyRefusedBy(rule);

    assertThat(trial.holding(verifier)).isNotEmpty();
    assertThat(trial.holding(verifier.without(rule))).isEmpty();
  }

  private static Trial onlyRefusedBy(SourceRule rule) {
    return switch (rule) {
      case AS_THE_STANDARD_SAYS ->
          Trial.of(standard(), json -> line(json, 0).put("invoiceNumber", "INV-1003"));
      case HAS_A_PLACE -> Trial.of(LIST, json -> values(json).remove("paymentReference"));
      case STANDS_AT_ITS_PLACE ->
          Trial.of(LIST, json -> value(json, "paymentReference").put("line", 2));
      case NUMBER_AS_PRINTED ->
          Trial.of(LIST, json -> line(json, 0).put("invoiceNumber", "S-10022"));
      case NUMBER_OF_ONE_ALPHABET -> new Trial(text(LIST.replace("S-10021", CYRILLIC)), cyrillic());
      case WORDS_AS_PRINTED -> Trial.of(LIST, json -> json.put("paymentReference", "EFT-88121"));
      case CURRENCY_AS_PRINTED -> Trial.of(LIST, json -> json.put("currency", "USD"));
      case DATE_AS_PRINTED -> Trial.of(LIST, json -> json.put("paymentDate", "2026-11-13"));
      case AMOUNT_IS_ONE ->
          Trial.of(
              LIST,
              json -> {
                json.put("paymentAmount", "350.00");
                value(json, "paymentAmount").setAll(value(json, "paymentReference"));
              });
      case AMOUNT_AS_PRINTED ->
          Trial.of(
              LIST,
              json -> {
                line(json, 0).put("netAmount", "101.00");
                line(json, 1).put("netAmount", "249.00");
              });
      case SIGNS_AS_PRINTED ->
          Trial.of(
              LIST.replace("350.00", "150.00"), json -> line(json, 0).put("netAmount", "-100.00"));
      case ADJUSTMENT_AS_PRINTED ->
          Trial.of(
              adjusted(),
              json -> {
                adjustment(json, 0).put("amount", "-6.00");
                adjustment(json, 1).put("amount", "-2.00");
              });
      case ADJUSTMENT_SAID_TO_BE_ONE ->
          Trial.of(adjusted(), json -> adjustment(json, 0).put("reasonText", "Kind regards"));
      case DEDUCTIONS_ADD_UP ->
          Trial.of(
              HEAD
                  + """
                  Invoice No.   Gross Amount   Deduction   Net Amount
                  S-10021             105.00        5.00       100.00
                  S-10022             250.00                   250.00
                  Total EUR                                    350.00
                  """,
              json -> {
                ArrayNode all = (ArrayNode) line(json, 0).get("adjustments");
                for (int i = 0; i < 2; i++) {
                  all.addObject()
                      .put("kind", "deduction")
                      .put("amount", "5.00")
                      .putObject("values");
                }
              });
      case DECIMAL_MARK_DECIDED ->
          Trial.of(
              """
              Payment reference: EFT-88120

              Invoice No.   Net Amount
              S-10021            1.250
              Total EUR          1.250
              """,
              json -> {});
      case NOT_UNDER_ANOTHER_LABEL ->
          Trial.of(
              LIST,
              json -> {
                ObjectNode one = value(line(json, 0), "netAmount").deepCopy();
                value(line(json, 0), "netAmount").setAll(value(line(json, 1), "netAmount"));
                value(line(json, 1), "netAmount").setAll(one);
                line(json, 0).put("netAmount", "250.00");
                line(json, 1).put("netAmount", "100.00");
              });
      case UNDER_ITS_LABEL ->
          Trial.of(
              LIST.replace("2026\n\n", "2026\nWe sit in room 350.00 now\n"),
              json -> {
                ObjectNode total = value(json, "paymentAmount");
                total.put("printed", "350.00").put("line", 3);
                total.putArray("columns").add(15).add(21);
              });
      case ROW_USED_ONCE ->
          Trial.of(
              LIST.replaceFirst("S-10022.*\n", "").replace("350.00", "200.00"),
              json -> lines(json).add(line(json, 0).deepCopy()));
      case NO_ROW_LEFT_OUT ->
          Trial.of(LIST.replace("350.00", "100.00"), json -> lines(json).remove(1));
      case NO_SENTENCE_LEFT_OUT ->
          Trial.of(
              "We paid EUR 100.00 today.\nInvoice S-10021 over EUR 100.00,\n"
                  + "invoice S-10022 over EUR 250.00.",
              json -> lines(json).remove(1));
      case SUMS_ADD_UP -> Trial.of(LIST.replace("350.00", "351.00"), json -> {});
      case LIST_NOT_PARTIAL -> Trial.of(LIST, json -> json.put("complete", false));
      case NOT_ON_A_PICTURE_ALONE ->
          Trial.of(LIST, json -> value(json, "paymentReference").put("seenOnlyInImage", true));
      case NOTHING_UNSEEN -> Trial.of(hidden(), json -> {});
    };
  }

  /** The same advice, the first number with a letter of another alphabet in place of its zero. */
  private static Advice cyrillic() {
    return Trial.of(
            LIST,
            json -> {
              line(json, 0).put("invoiceNumber", CYRILLIC);
              value(line(json, 0), "invoiceNumber").put("printed", CYRILLIC);
            })
        .advice();
  }

  private static String adjusted() {
    return LIST.replace(
        "Total EUR                        350.00",
        "Bank fee                          -5.00\n"
            + "Rounding                          -3.00\n"
            + "Total EUR                        342.00");
  }

  private static ReadMessage standard() {
    return new InProcessReader(ReadingLimits.DEFAULT)
        .read(
            ("BPR*I*1237.50*C*CHK************20261014~TRN*1*C-1~CUR*PR*USD~"
                    + "RMR*IV*INV-1001**980*1000*20~RMR*IV*INV-1002**257.50*300~ADX*-42.50*04~")
                .getBytes(StandardCharsets.US_ASCII),
            "remit.edi");
  }

  private static ReadMessage text(String text) {
    return Sources.message("Remittance advice", Sources.text("2", text));
  }

  private static ReadMessage hidden() {
    Document seen = Sources.text("2", LIST);
    return Sources.message(
        "Remittance advice",
        new Document(
            "2",
            seen.kind(),
            seen.pages(),
            List.of(new Document.Hidden("S-10023 999.00", "white on white", "line 7")),
            List.of()));
  }

  private static ArrayNode lines(ObjectNode advice) {
    return (ArrayNode) advice.get("lines");
  }

  private static ObjectNode line(ObjectNode advice, int index) {
    return (ObjectNode) lines(advice).get(index);
  }

  private static ObjectNode adjustment(ObjectNode advice, int index) {
    return (ObjectNode) advice.get("adjustments").get(index);
  }

  private static ObjectNode values(ObjectNode of) {
    return (ObjectNode) of.get("values");
  }

  private static ObjectNode value(ObjectNode of, String field) {
    return (ObjectNode) values(of).get(field);
  }
}

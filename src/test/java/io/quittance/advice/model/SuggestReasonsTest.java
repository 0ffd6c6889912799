package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.AdviceBuilder;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import io.quittance.document.ReadMessage;
import io.quittance.model.PromptLibrary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestReasonsTest {
  private static final Map<String, String> REASONS =
      Map.of("bruch", "damaged-goods", "fracht", "freight", "freight", "freight");

  private static final ReadMessage MAIL =
      Messages.of(
          Messages.text(
              "1",
              "INV-7 100.00 less 20.00 net 80.00",
              "For INV-7 two boxes came in pieces.",
              "INV-8 50.00"));

  @Test
  void a_code_of_the_list_with_words_that_stand_in_the_mail_is_suggested() {
    assertThat(suggest(entry("D1.L0001", "damaged-goods", "D1.L0002", "came in pieces")))
        .isEqualTo(
            new Suggested(
                List.of(
                    new Suggested.Reason(
                        0,
                        1,
                        "damaged-goods",
                        "came in pieces",
                        "part 1, line 2",
                        "model:fake/m@deduction-reason/v1")),
                null));
  }

  @Test
  void other_codes_words_lines_and_deductions_are_not() {
    for (String entry :
        List.of(
            entry("D1.L0001", "write-it-off", "D1.L0002", "came in pieces"),
            entry("D1.L0001", "damaged-goods", "D1.L0002", "were stolen"),
            entry("D1.L0001", "damaged-goods", "D1.L0009", "came in pieces"),
            entry("D1.L0003", "damaged-goods", "D1.L0002", "came in pieces"),
            entry("D1.L0001", "damaged-goods", "D1.L0001", "20.00"))) {
      Suggested suggested = suggest(entry);
      assertThat(suggested.reasons()).as(entry).isEmpty();
      assertThat(suggested.none().later()).isFalse();
    }
  }

  @Test
  void the_model_is_shown_the_list_and_which_lines_paid_less() {
    FakeModel model = FakeModel.saying(q -> "{\"reasons\":[]}");
    suggest(model, REASONS);
    assertThat(model.asked().get(0).user())
        .contains(
            "-- reasons: damaged-goods (bruch); freight (fracht, freight)\n"
                + "-- deductions: D1.L0001\n");
  }

  @Test
  void without_a_list_nothing_is_asked() {
    FakeModel model = FakeModel.saying(q -> "{\"reasons\":[]}");
    assertThat(suggest(model, Map.of()).none())
        .isEqualTo(
            new Drafted.None(
                "the policy in force has no list of reasons", false, Optional.empty()));
    assertThat(model.asked()).isEmpty();
  }

  private static String entry(String deduction, String code, String line, String text) {
    return "{\"deduction\":\"%s\",\"code\":\"%s\",\"line\":\"%s\",\"text\":\"%s\"}"
        .formatted(deduction, code, line, text);
  }

  private static Suggested suggest(String entry) {
    return suggest(FakeModel.saying(q -> "{\"reasons\":[" + entry + "]}"), REASONS);
  }

  private static Suggested suggest(FakeModel model, Map<String, String> reasons) {
    return new SuggestReasons(
            new PromptLibrary().prompt("deduction-reason/v1"),
            NumberedSourceTest.secret("reasons"),
            AskingLimits.USUAL,
            exchange -> {})
        .suggest(
            new Choice(
                model, new PromptLibrary().prompt("read-advice/v1"), Asking.IN_DOUBT, Privacy.TEXT),
            MAIL,
            List.of(advice()),
            reasons);
  }

  private static Advice advice() {
    Value kept =
        new Value("20.00", 1, false, "1", 1, null, null, null, 1, new Value.Columns(18, 23));
    Advice.Line line =
        new Advice.Line(
            Advice.Kind.INVOICE,
            "INV-7",
            null,
            new BigDecimal("100.00"),
            null,
            new BigDecimal("20.00"),
            new BigDecimal("80.00"),
            "EUR",
            List.of(),
            List.of(),
            Map.of(Field.DEDUCTION_AMOUNT.json(), kept));
    return new AdviceBuilder("layout").lines(List.of(line)).build();
  }
}

package io.quittance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.money.Money;
import io.quittance.pipeline.MessageStatus;
import io.quittance.pipeline.Standing;
import io.quittance.pipeline.Standing.Applied;
import io.quittance.pipeline.Standing.Decision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as better, worse, different and the same, and what readings say differently. */
class DifferenceTest {
  private static final Reading READ = reading("10.00", line("A", "10.00"));

  @Test
  void what_is_applied_and_more_is_better() {
    Difference difference =
        Difference.between(
            held(), standing(MessageStatus.APPLIED, "applied", READ, pays("A", "10.00")));
    assertThat(difference.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(difference.moneyJson())
        .isEqualTo("{\"EUR\":{\"before\":\"0.00\",\"after\":\"10.00\"}}");

    Difference grown =
        Difference.between(
            standing(MessageStatus.PARTLY_APPLIED, "applied-in-part", READ, pays("A", "10.00")),
            standing(
                MessageStatus.APPLIED, "applied", READ, pays("A", "10.00"), pays("B", "5.00")));
    assertThat(grown.outcome()).isEqualTo(Outcome.BETTER);
  }

  @Test
  void less_and_nothing_else_is_worse() {
    Difference difference =
        Difference.between(
            standing(MessageStatus.APPLIED, "applied", READ, pays("A", "10.00")), held());
    assertThat(difference.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(difference.shown().at("/status/after").asText()).isEqualTo("review");
  }

  @Test
  void something_else_instead_is_neither_better_nor_worse_also_of_the_same_money() {
    Difference difference =
        Difference.between(
            standing(MessageStatus.APPLIED, "applied", READ, pays("A", "10.00")),
            standing(MessageStatus.APPLIED, "applied", READ, pays("B", "10.00")));
    assertThat(difference.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(difference.moneyJson())
        .isEqualTo("{\"EUR\":{\"before\":\"10.00\",\"after\":\"10.00\"}}");
  }

  @Test
  void a_case_that_would_wait_instead_is_different_and_other_reasons_are_not() {
    assertThat(Difference.between(held(), standing(MessageStatus.WAITING, "waits", READ)).outcome())
        .isEqualTo(Outcome.DIFFERENT);
    Standing otherReasons =
        new Standing(
            MessageStatus.REVIEW,
            READ,
            List.of(new Decision(0, "review", null, null, List.of("no-payment-yet"))),
            List.of(),
            null);
    Difference same = Difference.between(held(), otherReasons);
    assertThat(same.outcome()).isEqualTo(Outcome.SAME);
    assertThat(same.shown().isEmpty()).isTrue();
  }

  @Test
  void a_persons_decision_keeps_its_money_and_what_the_matcher_would_do_is_told() {
    Standing byPerson =
        new Standing(
            MessageStatus.APPLIED,
            READ,
            List.of(new Decision(0, "applied", "P", "C", List.of())),
            List.of(pays("A", "10.00")),
            Standing.Kept.DECIDED_BY_PERSON);
    Difference difference = Difference.between(byPerson, held());
    assertThat(difference.outcome()).isEqualTo(Outcome.SAME);
    assertThat(difference.moneyJson())
        .isEqualTo("{\"EUR\":{\"before\":\"10.00\",\"after\":\"10.00\"}}");
    assertThat(difference.shown().path("kept").asText()).isEqualTo("decided-by-person");
    assertThat(difference.shown().at("/wouldBe/status").asText()).isEqualTo("review");
  }

  @Test
  void lines_are_the_same_line_by_their_number_the_first_with_the_first() {
    ObjectNode difference =
        ReadingDifference.of(
            reading("30.00", line("A", "10.00"), line("A", "12.00"), line("B", "8.00")),
            reading("32.00", line("A", "10.00"), line("A", "14.00"), line("C", "8.00")));
    assertThat(difference.at("/fieldsChanged").asInt()).isEqualTo(1);
    assertThat(difference.at("/fields/0/field").asText()).isEqualTo("paymentAmount");
    assertThat(difference.at("/fields/0/before").asText()).isEqualTo("30.00");
    assertThat(difference.at("/fields/0/after").asText()).isEqualTo("32.00");
    assertThat(difference.path("linesChanged").toString())
        .isEqualTo("{\"added\":1,\"removed\":1,\"changed\":1}");
    assertThat(difference.at("/lines/0/change").asText()).isEqualTo("changed");
    assertThat(difference.at("/lines/0/before/netAmount").asText()).isEqualTo("12.00");
  }

  @Test
  void who_read_it_and_how_sure_that_is_are_no_differences() {
    Reading other =
        new Reading(
            READ.verdict(),
            List.of(READ.advices().get(0).withConfidence(0.3)),
            List.of(),
            List.of("layout", "model:x/y@read-advice/v1"),
            new Reading.Usage(1, 100, 10));
    assertThat(ReadingDifference.of(READ, other).isEmpty()).isTrue();
  }

  @Test
  void what_was_never_read_differs_in_everything() {
    ObjectNode difference = ReadingDifference.of(null, READ);
    assertThat(difference.at("/verdict/before").isNull()).isTrue();
    assertThat(difference.at("/verdict/after").asText()).isEqualTo("remittance");
    assertThat(difference.at("/linesChanged/added").asInt()).isEqualTo(1);
  }

  @Test
  void more_changes_than_are_shown_are_still_counted() {
    Advice.Line[] lines = new Advice.Line[80];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line("N" + i, "1.00");
    }
    ObjectNode difference = ReadingDifference.of(reading("80.00"), reading("80.00", lines));
    assertThat(difference.at("/linesChanged/added").asInt()).isEqualTo(80);
    assertThat(difference.path("lines")).hasSize(ReadingDifference.MOST_SHOWN);
  }

  private static Standing held() {
    return standing(MessageStatus.REVIEW, "review", READ);
  }

  private static Standing standing(
      MessageStatus status, String verdict, Reading reading, Applied... applied) {
    return new Standing(
        status,
        reading,
        List.of(new Decision(0, verdict, null, null, List.of("other"))),
        List.of(applied),
        null);
  }

  private static Applied pays(String item, String amount) {
    Money zero = Money.parse("0.00", "EUR");
    return new Applied("P", item, Money.parse(amount, "EUR"), zero, zero, List.of());
  }

  private static Reading reading(String total, Advice.Line... lines) {
    return new Reading(
        Reading.Verdict.REMITTANCE,
        List.of(
            new Advice(
                new Advice.Party("Acme", null),
                new Advice.Party(null, null),
                Advice.Status.UNKNOWN,
                null,
                null,
                "REF",
                null,
                null,
                "EUR",
                new BigDecimal(total),
                List.of(lines),
                List.of(),
                Map.of(),
                0.9,
                "layout")),
        List.of(),
        List.of("layout"),
        Reading.Usage.NONE);
  }

  private static Advice.Line line(String number, String net) {
    return new Advice.Line(
        Advice.Kind.INVOICE,
        number,
        null,
        null,
        null,
        null,
        new BigDecimal(net),
        null,
        List.of(),
        List.of(),
        Map.of());
  }
}

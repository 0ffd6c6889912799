package io.quittance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.evaluation.FieldCount.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCaseTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_case_of_two_thousand_lines_in_another_order_is_exact() {
    ObjectNode right = advice("R-1", "100.00");
    ObjectNode read = advice("R-1", "100");
    for (int i = 0; i < 2_000; i++) {
      line(right, "INV-" + i, i + ".00");
      line(read, "INV-" + (1_999 - i), 1_999 - i + ".0");
    }
    Score score = score(labelled(List.of(right), null), read);
    assertThat(score.linesExact).isEqualTo(2_000);
    assertThat(score.differences).isEmpty();
  }

  @Test
  void lines_are_paired_so_that_most_is_right_and_not_in_their_order() {
    ObjectNode right = advice("R-1", "3.00");
    line(right, "A", "1.00");
    line(right, "B", "1.00");
    ObjectNode read = advice("R-1", "3.00");
    line(read, "B", "9.00");
    line(read, "C", "1.00");
    Score score = score(labelled(List.of(right), null), read);
    assertThat(score.differences)
        .extracting(Score.Difference::toString)
        .containsExactly(
            "line 0 invoiceNumber: right is A, read was C",
            "line 1 netAmount: right is 1.00, read was 9.00");
  }

  @Test
  void omissions_and_inventions_are_counted_apart() {
    ObjectNode right = advice("R-1", "1.00");
    line(right, "A", "1.00");
    ObjectNode read = advice("R-1", "1.00");
    line(read, "Z", "7.00");
    Score score = score(labelled(List.of(right), null), read);
    assertThat(score.linesOmitted).isEqualTo(1);
    assertThat(score.linesInvented).isEqualTo(1);
    assertThat(score.field("netAmount").of(Outcome.OMITTED)).isEqualTo(1);
    assertThat(score.field("netAmount").of(Outcome.INVENTED)).isEqualTo(1);
  }

  @Test
  void an_invented_value_said_with_certainty_is_wrong_with_certainty() {
    ObjectNode read = advice("R-1", "1.00");
    read.withObject("/values/paymentAmount").put("confidence", 0.99).put("doubtful", false);
    read.withObject("/values/paymentReference").put("confidence", 0.99).put("doubtful", true);
    Score score = score(labelled(List.of(), null), read);
    assertThat(score.confidentWrong()).isEqualTo(1);
    assertThat(score.certainty.given(Certainty.Band.DOUBTFUL)).isEqualTo(1);
  }

  @Test
  void advices_are_assigned_whatever_their_order() {
    ObjectNode one = advice("R-1", "1.00");
    line(one, "A", "1.00");
    ObjectNode two = advice("R-2", "1.00");
    line(two, "B", "1.00");
    Score score = score(labelled(List.of(one, two), null), two, one);
    assertThat(score.linesExact).isEqualTo(2);
    assertThat(score.headerRight).isEqualTo(10);
  }

  @Test
  void accepted_answers_count_for_a_field_a_line_and_an_advice() throws IOException {
    ObjectNode right = advice("R-1", "1.00");
    line(right, "A", "1.00");
    ObjectNode read = advice("R-9", "1.00");
    line(read, "B", "1.00");
    JsonNode accepted =
        JSON.readTree(
            "{\"advices[0].paymentReference\":[\"r-9\"],\"lines[0].invoiceNumber\":[\"B\"]}");
    assertThat(score(labelled(List.of(right), accepted), read).differences).isEmpty();
  }

  @Test
  void an_invoice_named_without_amount_is_not_invented_but_its_split_is(@TempDir Path folder)
      throws IOException {
    LabelledCase labelled =
        truth(
            folder,
            "'is_remittance':true,'lines':[],'references':['A','B'],'payment_reference':'R-1',"
                + "'payment_date':null,'currency':null,'payment_amount':'5.00','payer':null");
    ObjectNode named = advice("R-1", "5.00");
    line(named, "A", null);
    line(named, "B", null);
    Score right = score(labelled, named);
    assertThat(right.differences).isEmpty();
    assertThat(right.referencesRead).isEqualTo(2);
    ObjectNode split = advice("R-1", "5.00");
    line(split, "A", "2.50");
    line(split, "B", "2.50");
    assertThat(score(labelled, split).linesInvented).isEqualTo(2);
  }

  @Test
  void what_does_not_add_up_must_be_flagged_and_an_implied_amount_may_be_left(@TempDir Path folder)
      throws IOException {
    LabelledCase labelled =
        truth(
            folder,
            "'is_remittance':true,'balanced':false,'payment_amount_basis':'implied: one amount',"
                + "'payment_reference':'R-1','payment_amount':'5.00',"
                + "'lines':[{'invoice_number':'A','net':'5','gross':'6','gross_accepted':[null],"
                + "'kind':'premium'}]");
    ObjectNode read = advice("R-1", null);
    line(read, "A", "5.00");
    ObjectNode answer = answer(read);
    assertThat(ScoreCase.of(labelled, answer).unflagged).isEqualTo(1);
    answer.withArray("/problems").addObject().put("code", "sum-mismatch");
    assertThat(ScoreCase.of(labelled, answer).differences).isEmpty();
  }

  @Test
  void payments_known_by_their_creditors_reference_alone_are_told_apart(@TempDir Path folder)
      throws IOException {
    String transaction =
        "{'amount':null,'lines':[{'creditor_reference':'%s','invoice_number':null,'kind':'invoice'}]}";
    LabelledCase labelled =
        truth(
            folder,
            "'entries':[{'transactions':[%s,%s]}]"
                .formatted(transaction.formatted("RF18"), transaction.formatted("RF61")));
    ObjectNode read = advice(null, null);
    line(read, null, null);
    read.withArray("/lines/0/references")
        .addObject()
        .put("type", "creditor-reference")
        .put("value", "RF61");

    Score score = ScoreCase.of(labelled, answer(read));

    assertThat(score.linesExact).isEqualTo(1);
    assertThat(score.advicesOmitted).isEqualTo(1);
  }

  @Test
  void a_run_is_kept_and_a_later_one_says_what_broke(@TempDir Path folder) throws IOException {
    ObjectNode right = advice("R-1", "1.00");
    CaseResult good = result("one", score(labelled(List.of(right), null), right));
    CaseResult bad = result("one", score(labelled(List.of(right), null), advice("R-2", "1.00")));
    Path file = folder.resolve("run.jsonl");
    SavedRun.write(file, List.of(good), good.score());
    Comparison comparison = Comparison.of(SavedRun.read(file), List.of(bad), bad.score().figures());
    assertThat(comparison.broken()).containsExactly("one");
    assertThat(comparison.figures())
        .contains(new Comparison.Figure("header_right_count", "5", "4", "-1"));
  }

  @Test
  void what_was_read_is_no_markup_on_the_page() {
    Score score = score(labelled(List.of(advice("R-1", "1.00")), null), advice("<script>", "1"));
    CaseResult result = result("<b>", score);
    String page = new EvaluationPage(List.of(result), new Groups(), score, null).html();
    assertThat(page).contains("<td class=\"read\">&lt;script&gt;</td>").doesNotContain("<b>&lt;");
  }

  private static CaseResult result(String name, Score score) {
    return new CaseResult(name, CaseLabels.NONE, score);
  }

  private static LabelledCase truth(Path folder, String fields) throws IOException {
    Files.writeString(folder.resolve("a.txt"), "text");
    JsonNode label = JSON.readTree(("{'doc':'a.txt'," + fields + "}").replace('\'', '"'));
    return TruthForm.read(folder, label).orElseThrow();
  }

  private static LabelledCase labelled(List<JsonNode> advices, JsonNode accepted) {
    return new LabelledCase(
        "case",
        Path.of("mail.eml"),
        null,
        advices,
        accepted == null ? JSON.createObjectNode() : accepted,
        CaseLabels.NONE,
        LabelledCase.Leniency.NONE);
  }

  private static Score score(LabelledCase labelled, JsonNode... advices) {
    return ScoreCase.of(labelled, answer(advices));
  }

  private static ObjectNode answer(JsonNode... advices) {
    ObjectNode answer = JSON.createObjectNode().put("verdict", "remittance");
    ArrayNode array = answer.putArray("advices");
    List.of(advices).forEach(array::add);
    return answer;
  }

  private static ObjectNode advice(String reference, String amount) {
    ObjectNode advice = JSON.createObjectNode();
    advice.put("paymentReference", reference).put("paymentAmount", amount).putArray("lines");
    return advice;
  }

  private static void line(ObjectNode advice, String number, String net) {
    advice
        .withArray("/lines")
        .addObject()
        .put("kind", "invoice")
        .put("invoiceNumber", number)
        .put("netAmount", net);
  }
}

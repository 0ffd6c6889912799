package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.Advice;
import io.quittance.advice.AdviceJson;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Problem;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StandardProofTest {

  private static final ReadMessage SOURCE =
      new InProcessReader(ReadingLimits.DEFAULT)
          .read(
              ("BPR*I*1237.50*C*CHK************20261014~TRN*1*C-1~CUR*PR*USD~"
                      + "RMR*IV*INV-1001**980*1000*20~RMR*IV*INV-1002**257.50*300~ADX*-42.50*04~")
                  .getBytes(StandardCharsets.US_ASCII),
              "remit.edi");

  private final SourceVerifier verifier = new SourceVerifier();

  private static Advice changed(Consumer<ObjectNode> change) {
    ObjectNode json = AdviceJson.write(new LayoutAdviceReader().read(SOURCE).advices().get(0));
    change.accept(json);
    return AdviceJson.read(json);
  }

  private static ObjectNode line(ObjectNode advice, int index) {
    return (ObjectNode) advice.path("lines").get(index);
  }

  private List<String> codes(Advice advice) {
    return verifier.check(advice, SOURCE).stream()
        .filter(p -> p.code().holds())
        .map(p -> p.code().text())
        .distinct()
        .toList();
  }

  @Test
  void what_the_standard_says_is_proven_by_reading_it_again() {
    assertThat(codes(changed(same -> {}))).isEmpty();
  }

  @Test
  void a_changed_digit_is_refused() {
    Advice advice =
        changed(
            json -> {
              line(json, 0).put("netAmount", "890.00");
              ((ObjectNode) line(json, 0).path("values").path("netAmount")).put("printed", "890");
            });

    assertThat(verifier.check(advice, SOURCE))
        .contains(
            new Problem(Problem.Code.NOT_IN_SOURCE, "line 1 is not what the x12-820 says", "1"));
  }

  @Test
  void two_amounts_that_changed_places_are_refused() {
    Advice advice =
        changed(
            json -> {
              var first = line(json, 0).deepCopy();
              line(json, 0).put("invoiceNumber", line(json, 1).path("invoiceNumber").asText());
              line(json, 1).put("invoiceNumber", first.path("invoiceNumber").asText());
            });

    assertThat(codes(advice)).contains("not-in-source");
  }

  @Test
  void a_line_left_out_is_refused() {
    Advice advice = changed(json -> json.withArray("lines").remove(1));

    assertThat(codes(advice)).contains("not-in-source");
  }

  @Test
  void another_kind_another_reference_and_another_total_are_refused() {
    assertThat(codes(changed(json -> line(json, 0).put("kind", "credit_memo"))))
        .contains("not-in-source");
    assertThat(codes(changed(json -> json.put("paymentReference", "C-2"))))
        .contains("not-in-source");
    assertThat(codes(changed(json -> json.put("paymentAmount", "1237.05"))))
        .contains("not-in-source");
  }

  @Test
  void evidence_that_points_at_another_element_is_refused() {
    Advice advice =
        changed(
            json ->
                ((ObjectNode) line(json, 0).path("values").path("grossAmount"))
                    .set("columns", json.arrayNode().add(0).add(4)));

    assertThat(codes(advice)).contains("not-in-source");
  }
}

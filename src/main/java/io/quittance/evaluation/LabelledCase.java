package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with the right answer.
 *
 * @param name folder or document, for reports and to find the case again in an earlier run
 * @param source the file to read
 * @param verdict {@code remittance}, {@code not-a-remittance}, {@code unreadable}, or null when any
 *     is right
 * @param advices the right advices in the form of ADVICE, without evidence
 * @param accepted other right answers by field: {@code adviceDate}, {@code payer.name}, {@code
 *     lines.FIELD}, {@code lines[2].FIELD}
 */
record LabelledCase(
    String name,
    Path source,
    String verdict,
    List<JsonNode> advices,
    JsonNode accepted,
    CaseLabels labels,
    Leniency leniency) {
  LabelledCase {
    advices = List.copyOf(advices);
  }

  /**
   * Where more than one outcome is right.
   *
   * @param amountImplied no payment amount is right as well when a problem sends it to a person
   * @param unbalanced the original does not add up: right is a problem that says so
   * @param reviewAccepted what is not read is right when a problem sends the message to a person
   * @param open what was read beyond the labelled advices is not judged
   * @param references invoices that are named without amounts: a line for one of them is not
   *     invented as long as it states no amount of its own
   */
  record Leniency(
      boolean amountImplied,
      boolean unbalanced,
      boolean reviewAccepted,
      boolean open,
      List<String> references) {
    static final Leniency NONE = new Leniency(false, false, false, false, List.of());

    Leniency {
      references = List.copyOf(references);
    }
  }
}

package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with the right answer.
 *
 * @param name folder or document, for reports
 * @param source the file to read
 * @param verdict {@code remittance}, {@code not-a-remittance}, {@code unreadable}, or null when any
 *     is right
 * @param advices the right advices in the form of ADVICE, without evidence
 * @param accepted other right answers by field: {@code adviceDate}, {@code payer.name}, {@code
 *     lines.FIELD}, {@code lines[2].FIELD}
 */
record LabelledCase(
    String name, Path source, String verdict, List<JsonNode> advices, JsonNode accepted) {
  LabelledCase {
    advices = List.copyOf(advices);
  }
}

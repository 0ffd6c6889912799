package io.quittance.advice.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the values of one layout stand, said so that a person can read it. Holds headings and
 * labels, and no value of any message.
 *
 * @param fingerprint what every message of this layout shows
 * @param document which of the message's documents holds the payment, from 0
 * @param columns of the table, in the order of their headings
 * @param labels lines outside the table that hold values of the payment
 * @param status as the proven readings have it
 * @param complete whether the lines are said to be all, or null
 * @param doubts what the verifier said of the proven reading, too: such readings go before a person
 *     each time
 */
public record RememberedLayout(
    @JsonProperty("fingerprint") LayoutFingerprint fingerprint,
    @JsonProperty("document") int document,
    @JsonProperty("columns") List<Column> columns,
    @JsonProperty("labels") List<LabelledLine> labels,
    @JsonProperty("style") PrintedStyle style,
    @JsonProperty("status") Advice.Status status,
    @JsonProperty("complete") Boolean complete,
    @JsonProperty("doubts") List<Problem.Code> doubts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Problem.Code> HAD_NO_CODE =
      EnumSet.of(Problem.Code.UNLABELLED, Problem.Code.DATE_UNREAD);

  /**
   * @param role what stands under the heading, or null for what a posting does not need
   */
  record Column(
      @JsonProperty("heading") String heading,
      @JsonProperty("role") Field role,
      @JsonProperty("shape") ValueShape shape) {}

  public RememberedLayout {
    columns = List.copyOf(columns);
    labels = List.copyOf(labels);
    doubts = List.copyOf(doubts);
  }

  /**
   * Whether the proven readings had this doubt as well. Layouts of before amounts, references and
   * days had codes of their own have them under {@code not-in-source}.
   */
  boolean expects(Problem.Code doubt) {
    return doubts.contains(doubt)
        || (HAD_NO_CODE.contains(doubt) && doubts.contains(Problem.Code.NOT_IN_SOURCE));
  }

  RememberedLayout with(List<Problem.Code> other) {
    return new RememberedLayout(
        fingerprint, document, columns, labels, style, status, complete, other);
  }

  List<String> headings() {
    return columns.stream().map(Column::heading).toList();
  }

  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a layout cannot be written as JSON", e);
    }
  }

  /** Empty for what another version wrote and this one cannot read: that reads nothing. */
  public static Optional<RememberedLayout> of(String json) {
    try {
      return Optional.of(JSON.readValue(json, RememberedLayout.class));
    } catch (JsonProcessingException otherVersion) {
      return Optional.empty();
    }
  }

  /** Each column and label with what it holds, one a line. */
  public List<String> inWords() {
    List<String> words = new ArrayList<>();
    for (Column column : columns) {
      words.add(
          "\"%s\": %s"
              .formatted(
                  column.heading(), column.role() == null ? "not used" : name(column.role())));
    }
    for (LabelledLine label : labels) {
      StringBuilder line = new StringBuilder(label.words().get(0));
      for (int i = 0; i < label.values().size(); i++) {
        line.append('[').append(name(label.values().get(i).field())).append(']');
        line.append(label.words().get(i + 1));
      }
      words.add(line.toString());
    }
    return List.copyOf(words);
  }

  private static String name(Field field) {
    return field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

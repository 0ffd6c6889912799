package io.quittance.advice.metamorphic;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.advice.AdviceJson;
import io.quittance.advice.Reading;
import io.quittance.advice.metamorphic.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Compares two readings value by value, lines without regard to their order. A value counts as
 * certain with a confidence of 0.99, no doubt of its own and no problem that holds the message.
 */
public final class CompareReadings {
  private static final double CERTAIN = 0.99;
  private static final List<String> HEADER =
      List.of(
          "payer.name",
          "payer.identifier",
          "payee.name",
          "payee.identifier",
          "adviceDate",
          "paymentReference",
          "paymentMethod",
          "paymentDate",
          "currency",
          "paymentAmount",
          "status");
  private static final List<String> LINE =
      List.of(
          "kind",
          "invoiceNumber",
          "invoiceDate",
          "grossAmount",
          "discountAmount",
          "deductionAmount",
          "netAmount");

  private final Sample sample;
  private final boolean held;
  private final List<String> words = new ArrayList<>();
  private Kind worst = Kind.SAME;

  private CompareReadings(Sample sample, boolean held) {
    this.sample = sample;
    this.held = held;
  }

  public static Difference of(Sample sample, Reading original, Reading changed) {
    boolean held = changed.problems().stream().anyMatch(problem -> problem.code().holds());
    CompareReadings comparison = new CompareReadings(sample, held);
    comparison.compare(original, changed);
    return new Difference(comparison.worst, comparison.words);
  }

  private void compare(Reading original, Reading changed) {
    verdict(original.verdict(), changed.verdict());
    List<JsonNode> before = advices(original);
    List<JsonNode> after = advices(changed);
    if (before.size() != after.size()) {
      boolean right = sample.truth().path("advices").size() == after.size();
      Kind kind = right ? Kind.BETTER : Kind.WRONG;
      note(certain(after) ? kind : Kind.DOUBTFUL, "advices", before.size() + "", after.size() + "");
    }
    for (int i = 0; i < after.size(); i++) {
      for (String field : HEADER) {
        header(field, i, before, after);
      }
    }
    lines(before, after);
  }

  /**
   * A remittance that is taken for something else is lost, unless a problem makes a person look.
   */
  private void verdict(Reading.Verdict then, Reading.Verdict now) {
    if (then != now) {
      boolean lost = now == Reading.Verdict.NOT_A_REMITTANCE && !held;
      boolean printed = !sample.itemNumbers().isEmpty();
      note(lost && printed ? Kind.WRONG : Kind.DOUBTFUL, "verdict", then.name(), now.name());
    }
  }

  /** Whether there are advices and no person would have to look at them. */
  private boolean certain(List<JsonNode> advices) {
    return !held
        && !advices.isEmpty()
        && advices.stream().allMatch(advice -> advice.path("confidence").asDouble() >= CERTAIN);
  }

  private static List<JsonNode> advices(Reading reading) {
    List<JsonNode> advices = new ArrayList<>();
    reading.advices().forEach(advice -> advices.add(AdviceJson.write(advice)));
    return advices;
  }

  private void header(String field, int index, List<JsonNode> before, List<JsonNode> after) {
    String now = at(after.get(index), field);
    Set<String> then = new LinkedHashSet<>();
    if (before.size() == after.size()) {
      then.add(at(before.get(index), field));
    } else {
      before.forEach(advice -> then.add(at(advice, field)));
    }
    if (then.contains(now)) {
      return;
    }
    boolean sure = now != null && certain(after.get(index), field);
    note(sure ? judged(trueHeaders(field), now) : Kind.DOUBTFUL, field, then.toString(), now);
  }

  private Set<String> trueHeaders(String field) {
    Set<String> values = new LinkedHashSet<>();
    sample.truth().path("advices").forEach(advice -> values.add(at(advice, field)));
    sample.truth().path("accepted").path(field).forEach(value -> values.add(value.asText()));
    return values;
  }

  private static Kind judged(Set<String> right, String value) {
    return right.contains(value) ? Kind.BETTER : Kind.WRONG;
  }

  private void lines(List<JsonNode> before, List<JsonNode> after) {
    List<JsonNode> then = lines(before);
    List<JsonNode> now = lines(after);
    removeEqual(then, now, LINE);
    for (JsonNode line : List.copyOf(now)) {
      JsonNode same = take(then, line, List.of("invoiceNumber"));
      JsonNode partner = same != null ? same : take(then, line, List.of("netAmount"));
      if (partner == null) {
        invented(line);
      } else {
        LINE.forEach(field -> field(field, partner, line));
      }
    }
    then.forEach(line -> lost(line, after));
  }

  private static List<JsonNode> lines(List<JsonNode> advices) {
    List<JsonNode> lines = new ArrayList<>();
    advices.forEach(advice -> advice.path("lines").forEach(lines::add));
    return lines;
  }

  private static void removeEqual(List<JsonNode> then, List<JsonNode> now, List<String> fields) {
    now.removeIf(line -> take(then, line, fields) != null);
  }

  /** Removes and returns the first line with these values. */
  private static JsonNode take(List<JsonNode> from, JsonNode line, List<String> fields) {
    for (JsonNode each : from) {
      if (fields.stream().allMatch(f -> Objects.equals(at(each, f), at(line, f)))) {
        from.remove(each);
        return each;
      }
    }
    return null;
  }

  private void field(String field, JsonNode then, JsonNode now) {
    String value = at(now, field);
    if (Objects.equals(at(then, field), value)) {
      return;
    }
    boolean sure = value != null && (field.equals("kind") ? certain(now) : certain(now, field));
    String where = at(now, "invoiceNumber") + " " + field;
    note(
        sure ? judged(trueValues(at(now, "invoiceNumber"), field), value) : Kind.DOUBTFUL,
        where,
        at(then, field),
        value);
  }

  private Set<String> trueValues(String number, String field) {
    Set<String> values = new LinkedHashSet<>();
    for (JsonNode line : lines(List.copyOf(trueAdvices()))) {
      if (field.equals("invoiceNumber") || Objects.equals(at(line, "invoiceNumber"), number)) {
        values.add(at(line, field));
      }
    }
    return values;
  }

  private List<JsonNode> trueAdvices() {
    List<JsonNode> advices = new ArrayList<>();
    sample.truth().path("advices").forEach(advices::add);
    return advices;
  }

  private void invented(JsonNode line) {
    boolean right =
        lines(trueAdvices()).stream().anyMatch(each -> Objects.equals(key(each), key(line)));
    Kind kind = right ? Kind.BETTER : Kind.WRONG;
    note(certain(line) ? kind : Kind.DOUBTFUL, "line", null, key(line));
  }

  private void lost(JsonNode line, List<JsonNode> after) {
    boolean printed = sample.itemNumbers().contains(at(line, "invoiceNumber"));
    Kind kind = printed ? Kind.WRONG : Kind.BETTER;
    note(certain(after) ? kind : Kind.DOUBTFUL, "line", key(line), null);
  }

  private static String key(JsonNode line) {
    return at(line, "kind") + " " + at(line, "invoiceNumber") + " " + at(line, "netAmount");
  }

  /** A line is certain as soon as what it would be posted by is. */
  private boolean certain(JsonNode line) {
    return certain(line, "invoiceNumber") && certain(line, "netAmount");
  }

  private boolean certain(JsonNode node, String field) {
    JsonNode value = node.path("values").path(field);
    return !held
        && value.path("confidence").asDouble() >= CERTAIN
        && !value.path("doubtful").asBoolean();
  }

  private static String at(JsonNode node, String field) {
    JsonNode value = node;
    for (String step : field.split("\\.", -1)) {
      value = value.path(step);
    }
    return value.isNull() || value.isMissingNode() ? null : value.asText();
  }

  private void note(Kind kind, String where, String then, String now) {
    worst = kind.compareTo(worst) > 0 ? kind : worst;
    words.add(kind + " " + where + ": " + then + " -> " + now);
  }
}

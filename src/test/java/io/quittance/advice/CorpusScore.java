package io.quittance.advice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Scores the layout reader on a folder with {@code truth/*.json}, group by group. */
final class CorpusScore {

  /** Counts of one group of files. */
  static final class Group {
    int files;
    int verdicts;
    int lines;
    int exact;
    int invented;
    int header;
    int headerRight;
    int sure;
    int sureWrong;

    @Override
    public String toString() {
      return "files %d, verdicts %d, lines exact %d of %d, invented %d, header %d of %d, sure %d, wrong %d"
          .formatted(files, verdicts, exact, lines, invented, headerRight, header, sure, sureWrong);
    }
  }

  private final Map<String, Group> groups = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private final AdviceReader reader = new LayoutAdviceReader();

  Map<String, Group> groups() {
    return groups;
  }

  List<String> differences() {
    return differences;
  }

  static CorpusScore of(Path corpus) throws IOException {
    CorpusScore score = new CorpusScore();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> truths = Files.list(corpus.resolve("truth"))) {
      for (Path truth : truths.sorted().toList()) {
        JsonNode expected = json.readTree(truth.toFile());
        Path file = corpus.resolve(expected.path("doc").asText());
        if (!expected.path("is_remittance").isNull() && Files.exists(file)) {
          score.file(truth.getFileName().toString(), file, expected);
        }
      }
    }
    return score;
  }

  private void file(String name, Path file, JsonNode truth) throws IOException {
    ReadMessage message =
        new InProcessReader(ReadingLimits.DEFAULT)
            .read(Files.readAllBytes(file), file.getFileName().toString());
    Reading reading = reader.read(message);
    String key = file.getParent().getFileName().toString();
    Group group = groups.computeIfAbsent(key, k -> new Group());
    group.files++;
    boolean remittance = truth.path("is_remittance").asBoolean();
    boolean said = reading.verdict() == Reading.Verdict.REMITTANCE;
    if (remittance == said) {
      group.verdicts++;
    } else {
      differences.add(name + ": verdict " + reading.verdict() + " " + codes(reading));
    }
    if (!remittance || truth.has("payments") && truth.path("payments").size() > 1) {
      return;
    }
    Advice advice = reading.advices().isEmpty() ? null : reading.advices().get(0);
    header(name, group, advice, truth);
    lines(name, group, advice, truth);
    if (advice != null && advice.confidence() > 0.9) {
      group.sure++;
      if (differences.stream().anyMatch(d -> d.startsWith(name) && !d.contains("payment_method"))) {
        group.sureWrong++;
      }
    }
  }

  private static List<String> codes(Reading reading) {
    return reading.problems().stream().map(p -> p.code().text()).distinct().toList();
  }

  private void header(String name, Group group, Advice advice, JsonNode truth) {
    compare(
        name, group, truth, "payment_reference", advice == null ? null : advice.paymentReference());
    compare(
        name,
        group,
        truth,
        "payment_date",
        advice == null || advice.paymentDate() == null ? null : advice.paymentDate().toString());
    compare(name, group, truth, "currency", advice == null ? null : advice.currency());
    compare(
        name,
        group,
        truth,
        "payment_amount",
        advice == null || advice.paymentAmount() == null
            ? null
            : advice.paymentAmount().toPlainString());
    compare(name, group, truth, "payer", advice == null ? null : advice.payer().name());
    compare(name, group, truth, "payee", advice == null ? null : advice.payee().name());
  }

  private void compare(String name, Group group, JsonNode truth, String field, String mine) {
    if (!truth.has(field)) {
      return;
    }
    group.header++;
    String wanted = truth.path(field).isNull() ? null : truth.path(field).asText();
    boolean accepted =
        Objects.equals(wanted, mine)
            || wanted != null && mine != null && same(wanted, mine)
            || accepted(truth, field, mine)
            || mine == null && field.equals("payment_amount") && truth.has("payment_amount_basis");
    if (accepted) {
      group.headerRight++;
    } else {
      differences.add(name + ": " + field + " is " + mine + ", not " + wanted);
    }
  }

  private static boolean accepted(JsonNode truth, String field, String mine) {
    for (String key : List.of(field + "_accepted", field + "s_accepted")) {
      for (JsonNode each : truth.path(key)) {
        if (Objects.equals(each.isNull() ? null : each.asText(), mine)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean same(String a, String b) {
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException text) {
      return a.equalsIgnoreCase(b);
    }
  }

  private void lines(String name, Group group, Advice advice, JsonNode truth) {
    List<String> mine = new ArrayList<>();
    if (advice != null) {
      for (Advice.Line l : advice.lines()) {
        mine.add(
            line(
                l.invoiceNumber(),
                l.kind().name().toLowerCase(java.util.Locale.ROOT),
                text(l.grossAmount()),
                text(l.discountAmount()),
                text(l.deductionAmount()),
                text(l.netAmount())));
      }
    }
    for (JsonNode l : truth.path("lines")) {
      group.lines++;
      String wanted =
          line(
              value(l, "invoice_number"),
              value(l, "kind"),
              amount(l, "gross"),
              amount(l, "discount"),
              amount(l, "deduction"),
              amount(l, "net"));
      if (mine.remove(wanted)) {
        group.exact++;
      } else {
        differences.add(name + ": no line " + wanted);
      }
    }
    boolean mayName = truth.path("lines").isEmpty() && truth.has("references");
    for (String rest : mine) {
      if (mayName && rest.contains("net null")) {
        continue;
      }
      group.invented++;
      differences.add(name + ": invented " + rest);
    }
  }

  private static String line(
      String number, String kind, String gross, String discount, String deduction, String net) {
    return number
        + " "
        + kind
        + " gross "
        + gross
        + " discount "
        + discount
        + " deduction "
        + deduction
        + " net "
        + net;
  }

  private static String value(JsonNode node, String field) {
    return node.path(field).isNull() || node.path(field).isMissingNode()
        ? null
        : node.path(field).asText();
  }

  private static String amount(JsonNode node, String field) {
    String text = value(node, field);
    return text == null ? null : text(new BigDecimal(text));
  }

  private static String text(BigDecimal amount) {
    return amount == null ? null : amount.stripTrailingZeros().toPlainString();
  }

  /** For work on the reader: prints what differs. */
  public static void main(String[] args) throws IOException {
    CorpusScore score = of(Path.of(args[0]));
    score.differences().forEach(System.out::println);
    score.groups().forEach((k, g) -> System.out.println(k + ": " + g));
  }
}

package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Puts together what several parts of a message say about one payment: lines from the richest part,
 * header values from whichever has them. What differs is shown, never chosen in silence.
 */
final class Merging {

  /**
   * One notice read in one part.
   *
   * @param anew reads it once more, told what another part says that its lines add up to
   */
  record Read(
      String part,
      boolean body,
      Advice advice,
      List<Problem> problems,
      Function<BigDecimal, PointingReading.Outcome> anew) {

    /** What says itself what it adds up to, and how each figure is meant. */
    static Read standard(String part, boolean body, Advice advice, List<Problem> problems) {
      return new Read(
          part, body, advice, problems, total -> new PointingReading.Outcome(advice, problems));
    }

    Read with(Advice changed, List<Problem> now) {
      return new Read(part, body, changed, now, anew);
    }

    /** A list without a total of its own, under the one that the other part says. */
    Read underTotalOf(Read other) {
      BigDecimal total = other.advice.paymentAmount();
      if (advice.paymentAmount() != null || total == null) {
        return this;
      }
      PointingReading.Outcome read = anew.apply(total);
      return with(read.advice(), read.problems());
    }
  }

  private Merging() {}

  static List<Read> merge(List<Read> readings) {
    List<Read> merged = new ArrayList<>();
    List<Read> bodies = new ArrayList<>();
    for (Read reading : readings) {
      if (reading.body() && reading.advice().lines().isEmpty()) {
        bodies.add(reading);
      } else {
        add(merged, reading);
      }
    }
    for (Read body : bodies) {
      addHeaderOnly(merged, body);
    }
    return merged;
  }

  private static void add(List<Read> merged, Read reading) {
    for (int i = 0; i < merged.size(); i++) {
      if (samePayment(merged.get(i), reading)) {
        merged.set(i, join(merged.get(i), reading));
        return;
      }
    }
    merged.add(reading);
  }

  /** A body with a total and no line speaks of the attachments, of one or of all of them. */
  private static void addHeaderOnly(List<Read> merged, Read body) {
    List<Read> others = merged.stream().filter(r -> !r.part().equals(body.part())).toList();
    for (Read other : others) {
      if (samePayment(other, body)) {
        merged.set(merged.indexOf(other), join(other, body));
        return;
      }
    }
    if (others.isEmpty()) {
      merged.add(body);
    } else if (others.size() == 1) {
      merged.set(merged.indexOf(others.get(0)), join(others.get(0), body));
    } else if (body.advice().paymentAmount() != null && !isSum(body, others)) {
      Read first = others.get(0);
      merged.set(
          merged.indexOf(first), with(first, disagree("the body names another amount", body)));
    }
  }

  private static boolean isSum(Read body, List<Read> others) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Read other : others) {
      sum = sum.add(Sums.zero(other.advice().paymentAmount()));
    }
    return sum.compareTo(body.advice().paymentAmount()) == 0;
  }

  private static boolean samePayment(Read a, Read b) {
    if (a.part().equals(b.part())) {
      return false;
    }
    String refA = a.advice().paymentReference();
    String refB = b.advice().paymentReference();
    if (refA != null && refA.equalsIgnoreCase(Objects.requireNonNullElse(refB, ""))) {
      return true;
    }
    Map<String, BigDecimal> netsA = nets(a.advice());
    Map<String, BigDecimal> netsB = nets(b.advice());
    long common = netsA.keySet().stream().filter(netsB::containsKey).count();
    if (common > 0) {
      return common * 2 >= Math.min(netsA.size(), netsB.size());
    }
    boolean eitherEmpty = netsA.isEmpty() || netsB.isEmpty();
    return eitherEmpty
        && a.advice().paymentAmount() != null
        && b.advice().paymentAmount() != null
        && a.advice().paymentAmount().compareTo(b.advice().paymentAmount()) == 0;
  }

  private static Map<String, BigDecimal> nets(Advice advice) {
    Map<String, BigDecimal> nets = new HashMap<>();
    for (Advice.Line line : advice.lines()) {
      if (line.invoiceNumber() != null) {
        nets.merge(line.invoiceNumber(), Sums.zero(line.netAmount()), BigDecimal::add);
      }
    }
    return nets;
  }

  private static Read join(Read a, Read b) {
    boolean firstRicher = richness(a.advice()) >= richness(b.advice());
    Read other = firstRicher ? b : a;
    Read rich = (firstRicher ? a : b).underTotalOf(other);
    List<Problem> problems = new ArrayList<>(rich.problems());
    for (Problem problem : other.problems()) {
      boolean settled =
          problem.code() == Problem.Code.NO_LINES
              || problem.code() == Problem.Code.NO_TOTAL
              || problem.code() == Problem.Code.CURRENCY_UNKNOWN;
      if (!settled && !problems.contains(problem)) {
        problems.add(problem);
      }
    }
    Advice joined = header(rich.advice(), other.advice());
    if (joined.paymentAmount() != null) {
      problems.removeIf(p -> p.code() == Problem.Code.NO_TOTAL);
    }
    if (joined.currency() != null) {
      problems.removeIf(p -> p.code() == Problem.Code.CURRENCY_UNKNOWN);
    }
    differences(rich, other).forEach(text -> problems.add(disagree(text, other)));
    if (rich.advice().paymentAmount() == null) {
      Sums.check(joined, rich.part()).stream()
          .filter(p -> p.code() == Problem.Code.SUM_MISMATCH)
          .forEach(problems::add);
    }
    return new Read(
        rich.part(),
        rich.body() && other.body(),
        joined.withConfidence(Confidence.of(joined, problems)),
        problems,
        rich.anew());
  }

  private static int richness(Advice advice) {
    int values = 0;
    for (Advice.Line line : advice.lines()) {
      values += line.values().size() + (line.netAmount() == null ? 0 : 4);
    }
    return values;
  }

  private static List<String> differences(Read rich, Read other) {
    List<String> differences = new ArrayList<>();
    BigDecimal a = rich.advice().paymentAmount();
    BigDecimal b = other.advice().paymentAmount();
    if (a != null && b != null && a.compareTo(b) != 0) {
      differences.add("one part says " + a.toPlainString() + ", another " + b.toPlainString());
    }
    if (differ(rich.advice().currency(), other.advice().currency())) {
      differences.add("the parts name different currencies");
    }
    Map<String, BigDecimal> netsA = nets(rich.advice());
    Map<String, BigDecimal> netsB = nets(other.advice());
    boolean priced = other.advice().lines().stream().allMatch(l -> l.netAmount() != null);
    for (Map.Entry<String, BigDecimal> each : netsB.entrySet()) {
      BigDecimal mine = netsA.get(each.getKey());
      if (mine == null) {
        differences.add("only one part names " + each.getKey());
        break;
      }
      if (priced && mine.compareTo(each.getValue()) != 0) {
        differences.add("the parts give different amounts for " + each.getKey());
        break;
      }
    }
    if (priced
        && netsB.size() > 1
        && netsA.size() > netsB.size()
        && !Boolean.FALSE.equals(other.advice().complete())) {
      differences.add("one part lists fewer lines than another");
    }
    return differences;
  }

  private static boolean differ(String a, String b) {
    return a != null && b != null && !a.equals(b);
  }

  private static Problem disagree(String text, Read other) {
    return new Problem(Problem.Code.PARTS_DISAGREE, text, other.part());
  }

  private static Read with(Read read, Problem problem) {
    List<Problem> problems = new ArrayList<>(read.problems());
    problems.add(problem);
    return read.with(
        read.advice().withConfidence(Confidence.of(read.advice(), problems)), problems);
  }

  /** Header values of the first, and of the second where the first has none. */
  private static Advice header(Advice a, Advice b) {
    Map<String, Value> values = new HashMap<>(a.values());
    for (Field field :
        List.of(
            Field.PAYER_NAME,
            Field.PAYER_IDENTIFIER,
            Field.PAYEE_NAME,
            Field.PAYEE_IDENTIFIER,
            Field.ADVICE_DATE,
            Field.PAYMENT_REFERENCE,
            Field.PAYMENT_METHOD,
            Field.PAYMENT_DATE,
            Field.CURRENCY,
            Field.PAYMENT_AMOUNT)) {
      Value value = b.values().get(field.json());
      if (value != null) {
        values.putIfAbsent(field.json(), value);
      }
    }
    String currency = or(a.currency(), b.currency());
    List<Advice.Line> lines =
        a.currency() != null || currency == null
            ? a.lines()
            : a.lines().stream()
                .map(l -> l.currency() == null ? l.withCurrency(currency) : l)
                .toList();
    boolean partly = Boolean.FALSE.equals(b.complete()) && a.lines().size() <= b.lines().size();
    return a.copy()
        .payer(
            or(a.payer().name(), b.payer().name()),
            or(a.payer().identifier(), b.payer().identifier()))
        .payee(
            or(a.payee().name(), b.payee().name()),
            or(a.payee().identifier(), b.payee().identifier()))
        .status(a.status() == Advice.Status.UNKNOWN ? b.status() : a.status())
        .complete(partly ? b.complete() : a.complete())
        .adviceDate(or(a.adviceDate(), b.adviceDate()))
        .paymentReference(or(a.paymentReference(), b.paymentReference()))
        .paymentMethod(or(a.paymentMethod(), b.paymentMethod()))
        .paymentDate(or(a.paymentDate(), b.paymentDate()))
        .currency(currency)
        .paymentAmount(or(a.paymentAmount(), b.paymentAmount()))
        .lines(lines)
        .adjustments(a.adjustments().isEmpty() ? b.adjustments() : a.adjustments())
        .values(values)
        .build();
  }

  private static <T> T or(T a, T b) {
    return a != null ? a : b;
  }
}

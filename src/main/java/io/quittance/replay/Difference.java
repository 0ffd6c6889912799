package io.quittance.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.money.Money;
import io.quittance.pipeline.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a message would come out beside how it stands.
 *
 * @param shown what differs, for people; empty when nothing does
 * @param money cash applied by currency code, before and after
 */
record Difference(Outcome outcome, ObjectNode shown, Map<String, BeforeAfter> money) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** In one currency. */
  record BeforeAfter(Money before, Money after) {}

  /** Where something beside the matcher has decided, the decision stays as it is. */
  static Difference between(Standing before, Standing after) {
    ObjectNode shown = ReadingDifference.of(before.reading(), after.reading());
    boolean readAlike = shown.isEmpty();
    if (before.kept() != null) {
      shown.put("kept", before.kept().code());
      if (!before.decidedAs(after)) {
        ObjectNode wouldBe = shown.putObject("wouldBe");
        wouldBe.put("status", after.status().text());
        wouldBe.set("decisions", decisions(after));
        wouldBe.set("applications", applications(after));
      }
      return new Difference(
          readAlike ? Outcome.SAME : Outcome.DIFFERENT, shown, money(before, before));
    }
    boolean decidedAlike = before.decidedAs(after) && before.status() == after.status();
    if (!decidedAlike) {
      shown
          .putObject("status")
          .put("before", before.status().text())
          .put("after", after.status().text());
      ObjectNode decided = shown.putObject("decisions");
      decided.set("before", decisions(before));
      decided.set("after", decisions(after));
    }
    if (!before.applied().equals(after.applied())) {
      ObjectNode applied = shown.putObject("applications");
      applied.set("before", applications(before));
      applied.set("after", applications(after));
    }
    return new Difference(
        outcome(before, after, readAlike && decidedAlike), shown, money(before, after));
  }

  /** Nothing is known of what it would be: nothing would change. */
  static Difference none(Standing before) {
    return new Difference(Outcome.FAILED, NODES.objectNode(), money(before, before));
  }

  private static Outcome outcome(Standing before, Standing after, boolean alike) {
    if (alike) {
      return Outcome.SAME;
    }
    List<Standing.Applied> dropped = without(before.applied(), after.applied());
    List<Standing.Applied> gained = without(after.applied(), before.applied());
    if (dropped.isEmpty() && !gained.isEmpty()) {
      return Outcome.BETTER;
    }
    return gained.isEmpty() && !dropped.isEmpty() ? Outcome.WORSE : Outcome.DIFFERENT;
  }

  private static List<Standing.Applied> without(
      List<Standing.Applied> all, List<Standing.Applied> these) {
    List<Standing.Applied> left = new ArrayList<>(all);
    these.forEach(left::remove);
    return left;
  }

  private static Map<String, BeforeAfter> money(Standing before, Standing after) {
    Map<String, Money> was = before.money();
    Map<String, Money> is = after.money();
    Map<String, BeforeAfter> money = new TreeMap<>();
    TreeSet<String> currencies = new TreeSet<>(was.keySet());
    currencies.addAll(is.keySet());
    for (String currency : currencies) {
      Money zero = Money.ofMinor(0, currency);
      money.put(
          currency,
          new BeforeAfter(was.getOrDefault(currency, zero), is.getOrDefault(currency, zero)));
    }
    return money;
  }

  /** As it is kept: {@code {"EUR": {"before": "1.00", "after": "0.00"}}}. */
  String moneyJson() {
    ObjectNode node = NODES.objectNode();
    money.forEach(
        (currency, sums) ->
            node.putObject(currency)
                .put("before", sums.before().toPlainString())
                .put("after", sums.after().toPlainString()));
    return node.toString();
  }

  private static ArrayNode decisions(Standing standing) {
    ArrayNode array = NODES.arrayNode();
    for (Standing.Decision decision : standing.decisions()) {
      ArrayNode reasons =
          array
              .addObject()
              .put("advice", decision.advice() + 1)
              .put("verdict", decision.verdict())
              .put("payment", decision.payment())
              .put("customer", decision.customer())
              .putArray("reasons");
      decision.reasons().forEach(reasons::add);
    }
    return array;
  }

  private static ArrayNode applications(Standing standing) {
    ArrayNode array = NODES.arrayNode();
    standing.applied().stream()
        .limit(ReadingDifference.MOST_SHOWN)
        .forEach(
            one ->
                array
                    .addObject()
                    .put("payment", one.payment())
                    .put("openItem", one.openItem())
                    .put("currency", one.cash().currency().getCurrencyCode())
                    .put("amount", one.cash().toPlainString())
                    .put("discount", one.discount().toPlainString())
                    .put("writeOff", one.writeOff().toPlainString()));
    return array;
  }
}

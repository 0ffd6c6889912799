package io.quittance.workbench;

import io.quittance.ledger.Limits;
import io.quittance.ledger.LimitsResource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What may be given away, ready to print.
 *
 * @param groups the visitor's own, in words
 */
record LimitsPage(Visitor visitor, String groups, List<Row> rows) {

  /**
   * @param group empty for a customer's
   * @param customer empty for a group's
   * @param whose in words
   * @param own true for a group of the visitor, whose limit somebody else changes
   * @param writeOffADay what a field shows, empty for no limit
   * @param removal who wishes the last limit to go and waits for a second person, or empty
   */
  record Row(
      String anchor,
      String group,
      String customer,
      String whose,
      String kind,
      boolean own,
      String currency,
      String writeOff,
      String writeOffADay,
      String discount,
      String discountADay,
      String removal) {

    public String perDay(String amount) {
      return !customer.isEmpty() ? "" : amount.isEmpty() ? "no limit" : Figures.grouped(amount);
    }

    public String grouped(String amount) {
      return Figures.grouped(amount);
    }
  }

  /** What the form of a new limit begins with. */
  public Row blank() {
    return new Row("new", "", "", "", "", false, "", "", "", "", "", "");
  }

  static LimitsPage of(Visitor visitor, Set<String> groups, LimitsResource.All all) {
    List<LimitsResource.View> sorted =
        all.items().stream()
            .sorted(
                Comparator.comparing((LimitsResource.View limit) -> limit.group() == null)
                    .thenComparing(limit -> Wording.or(limit.group(), limit.customer()))
                    .thenComparing(LimitsResource.View::currency))
            .toList();
    return new LimitsPage(
        visitor,
        groups.isEmpty() ? "no group" : String.join(", ", new TreeSet<>(groups)),
        IntStream.range(0, sorted.size()).mapToObj(i -> row(i, sorted.get(i), groups)).toList());
  }

  private static Row row(int index, LimitsResource.View limit, Set<String> groups) {
    boolean automatic = Limits.AUTOMATIC.equals(limit.group());
    return new Row(
        "limit-" + index,
        Wording.or(limit.group(), ""),
        Wording.or(limit.customer(), ""),
        automatic ? "The system itself" : Wording.or(limit.group(), limit.customer()),
        automatic
            ? "what is posted without a person"
            : limit.group() == null ? "customer" : "group of clerks",
        limit.group() != null && groups.contains(limit.group()),
        limit.currency(),
        limit.writeOff(),
        Wording.or(limit.writeOffADay(), ""),
        limit.discount(),
        Wording.or(limit.discountADay(), ""),
        Wording.or(limit.removalAskedBy(), ""));
  }
}

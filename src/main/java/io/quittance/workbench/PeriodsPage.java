package io.quittance.workbench;

import io.quittance.ledger.PeriodsResource;
import io.quittance.receivables.LegalEntityView;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Accounting periods, ready to print.
 *
 * @param legalEntity whose periods alone are shown, or empty for all
 * @param from first day of the month before the running one, which is closed most often
 * @param to its last day
 */
record PeriodsPage(
    Visitor visitor,
    String legalEntity,
    List<CaseView.Plain> entities,
    String from,
    String to,
    List<Row> rows) {

  record Row(
      String anchor,
      String legalEntity,
      String from,
      String to,
      String days,
      boolean closed,
      String state,
      String tone) {}

  static PeriodsPage of(
      Visitor visitor,
      String legalEntity,
      List<LegalEntityView> entities,
      LocalDate today,
      PeriodsResource.All periods) {
    LocalDate month = today.minusMonths(1).withDayOfMonth(1);
    return new PeriodsPage(
        visitor,
        legalEntity,
        entities.stream()
            .map(
                entity ->
                    new CaseView.Plain(
                        entity.id(),
                        entity.name().equals(entity.id())
                            ? entity.id()
                            : entity.name() + " (" + entity.id() + ")"))
            .toList(),
        month.toString(),
        month.plusMonths(1).minusDays(1).toString(),
        IntStream.range(0, periods.items().size())
            .mapToObj(i -> row(i, periods.items().get(i)))
            .toList());
  }

  private static Row row(int index, PeriodsResource.Period period) {
    boolean closed = period.state() == PeriodsResource.State.CLOSED;
    return new Row(
        "period-" + index,
        period.legalEntity(),
        period.from().toString(),
        period.to().toString(),
        Figures.day(period.from()) + " to " + Figures.day(period.to()),
        closed,
        closed ? "closed" : "open",
        closed ? "quiet" : "good");
  }
}

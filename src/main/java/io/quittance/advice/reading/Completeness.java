package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Holds the lines of an advice against the rows of the source: none dropped, none doubled. */
final class Completeness {
  private Completeness() {}

  static void check(Advice advice, Collection<Optional<SourceRoles>> parts, Refusals refusals) {
    Set<String> used = new HashSet<>();
    Set<String> rows = new HashSet<>();
    for (Advice.Line line : advice.lines()) {
      Value evidence =
          line.values()
              .getOrDefault(
                  Field.INVOICE_NUMBER.json(), line.values().get(Field.NET_AMOUNT.json()));
      if (evidence == null || evidence.line() == null) {
        continue;
      }
      String place = evidence.part() + "|" + evidence.line();
      rows.add(place);
      if (!used.add(
          place + "|" + evidence.columns() + "|" + evidence.box() + "|" + evidence.cell())) {
        refusals.add(
            SourceRule.ROW_USED_ONCE,
            Problem.Code.LINE_MISMATCH,
            "one row of the source is used twice",
            "line " + evidence.line());
      }
    }
    for (Advice.Adjustment adjustment : advice.adjustments()) {
      Value evidence = adjustment.values().get("amount");
      if (evidence != null) {
        rows.add(evidence.part() + "|" + evidence.line());
      }
    }
    for (Optional<SourceRoles> part : parts) {
      part.ifPresent(roles -> tables(roles, rows, refusals));
      part.ifPresent(roles -> sentences(roles, rows, advice, refusals));
    }
  }

  private static void tables(SourceRoles roles, Set<String> rows, Refusals refusals) {
    boolean single = roles.notices().size() <= 1;
    boolean any =
        roles.tables().stream()
            .flatMap(t -> t.items().stream())
            .anyMatch(n -> rows.contains(roles.part() + "|" + n));
    for (TableFinder.Found table : roles.tables()) {
      if (table.statement() || !any) {
        continue;
      }
      boolean touched = table.items().stream().anyMatch(n -> rows.contains(roles.part() + "|" + n));
      if (!touched && !single) {
        continue;
      }
      long missing =
          table.items().stream().filter(n -> !rows.contains(roles.part() + "|" + n)).count();
      if (missing > 0) {
        refusals.add(
            SourceRule.NO_ROW_LEFT_OUT,
            Problem.Code.LINE_MISMATCH,
            missing + " rows of the source are not among the lines",
            roles.part());
      }
    }
  }

  private static void sentences(
      SourceRoles roles, Set<String> rows, Advice advice, Refusals refusals) {
    if (roles.notices().size() != 1 || !touches(roles, rows)) {
      return;
    }
    Pointing notice = roles.notices().get(0);
    long named =
        notice.lines().stream()
            .filter(e -> e.values().containsKey(Field.NET_AMOUNT))
            .filter(
                e ->
                    e.values().values().stream()
                        .noneMatch(spot -> rows.contains(roles.part() + "|" + spot.line())))
            .count();
    long here =
        advice.lines().stream()
            .filter(
                l ->
                    l.value(Field.INVOICE_NUMBER)
                        .map(v -> roles.part().equals(v.part()))
                        .orElse(false))
            .count();
    long said =
        notice.lines().stream()
            .filter(
                e ->
                    e.values().containsKey(Field.NET_AMOUNT)
                        && e.values().containsKey(Field.INVOICE_NUMBER))
            .count();
    if (notice.tables().isEmpty() && (named > 0 || said > here)) {
      refusals.add(
          SourceRule.NO_SENTENCE_LEFT_OUT,
          Problem.Code.LINE_MISMATCH,
          "the text names more invoices than the lines",
          roles.part());
    }
  }

  private static boolean touches(SourceRoles roles, Set<String> rows) {
    return rows.stream().anyMatch(r -> r.startsWith(roles.part() + "|"));
  }
}

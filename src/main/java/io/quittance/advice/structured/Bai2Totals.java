package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The control totals of BAI2: 49 of an account, 98 of a group, 99 of the file. */
final class Bai2Totals {

  private final List<Segment> records;
  private final List<Problem> problems = new ArrayList<>();
  private BigDecimal accountSum = BigDecimal.ZERO;
  private BigDecimal groupSum = BigDecimal.ZERO;
  private BigDecimal fileSum = BigDecimal.ZERO;
  private int inAccount;
  private int inGroup;
  private int inFile;
  private int accounts;
  private int groups;

  Bai2Totals(List<Segment> records) {
    this.records = records;
  }

  List<Problem> check() {
    boolean closed = false;
    for (int i = 0; i < records.size(); i++) {
      Segment record = records.get(i);
      inAccount++;
      inGroup++;
      inFile++;
      switch (record.name()) {
        case "02" -> inGroup = 1;
        case "03" -> {
          inAccount = 1;
          accountSum = summaries(i);
        }
        case "16" ->
            accountSum =
                accountSum.add(
                    record
                        .element(2)
                        .flatMap(p -> Notation.cents(p.text()))
                        .orElse(BigDecimal.ZERO));
        case "49" -> {
          sum(record, accountSum);
          count(record, 2, inAccount, "records");
          groupSum = groupSum.add(accountSum);
          accounts++;
        }
        case "98" -> {
          sum(record, groupSum);
          count(record, 2, accounts, "accounts");
          count(record, 3, inGroup, "records");
          fileSum = fileSum.add(groupSum);
          groupSum = BigDecimal.ZERO;
          accounts = 0;
          groups++;
        }
        case "99" -> {
          sum(record, fileSum);
          count(record, 2, groups, "groups");
          count(record, 3, inFile, "records");
          closed = true;
        }
        default -> {
          // 88 is counted with the record it continues.
        }
      }
    }
    if (!closed) {
      problems.add(new Problem(Problem.Code.TRUNCATED, "the file is not closed by 99", null));
    }
    return problems;
  }

  /** Balances and summaries of an account: type, amount, item count, funds type; 88 carries on. */
  private BigDecimal summaries(int at) {
    List<String> fields = new ArrayList<>();
    fields(records.get(at), 3, fields);
    for (int i = at + 1; i < records.size() && records.get(i).is("88"); i++) {
      fields(records.get(i), 1, fields);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i + 1 < fields.size(); ) {
      sum = sum.add(Notation.cents(fields.get(i + 1)).orElse(BigDecimal.ZERO));
      String funds = i + 3 < fields.size() ? fields.get(i + 3) : "";
      String days = i + 4 < fields.size() ? fields.get(i + 4) : "";
      i += 4 + more(funds, days);
    }
    return sum;
  }

  private static void fields(Segment record, int from, List<String> to) {
    int last =
        record.elements().keySet().stream()
            .mapToInt(address -> Integer.parseInt(address.substring(3)))
            .max()
            .orElse(0);
    for (int i = from; i <= last; i++) {
      to.add(record.text(i));
    }
  }

  /** The field after the funds type at a position and what belongs to it. */
  static int afterFunds(Segment record, int funds) {
    return funds + 1 + more(record.text(funds), record.text(funds + 1));
  }

  private static int more(String funds, String days) {
    return switch (funds) {
      case "S" -> 3;
      case "V" -> 2;
      case "D" -> days.matches("\\d{1,2}") ? 1 + 2 * Integer.parseInt(days) : 1;
      default -> 0;
    };
  }

  private void sum(Segment record, BigDecimal counted) {
    record.control(1).addsInCents(counted).ifPresent(problems::add);
  }

  private void count(Segment record, int element, int counted, String what) {
    record.control(element).counts(counted, what).ifPresent(problems::add);
  }
}

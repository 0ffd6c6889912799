package io.quittance.advice.reading;

import io.quittance.advice.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the roles that headings give to the amount columns against the figures under them: gross
 * less discount less deduction is net in every row, and the nets give a printed total. Where the
 * headings leave a role open, or the figures contradict them and agree on exactly one other
 * reading, the figures decide.
 */
final class ColumnArithmetic {
  private static final int MOST_COLUMNS = 7;
  private static final int MOST_ROWS = 400;
  private static final BigDecimal LARGE = new BigDecimal("50");
  private static final BigDecimal MOST_DISCOUNT = new BigDecimal("0.06");

  private final Heading heading;
  private final List<Field> labelled;
  private final TableTotal totals;
  private final List<Integer> money = new ArrayList<>();
  private final List<BigDecimal[]> rows = new ArrayList<>();

  ColumnArithmetic(Heading heading, TableWalk walk, AmountStyle style) {
    this.heading = heading;
    this.labelled = walk.fields();
    this.totals = new TableTotal(walk.totalRows(), style);
    int n = heading.columns().size();
    int[] filled = new int[n];
    for (TextCell[] cells : walk.itemCells()) {
      if (rows.size() >= MOST_ROWS) {
        break;
      }
      BigDecimal[] values = new BigDecimal[n];
      for (int i = 0; i < n; i++) {
        boolean may = mayBeMoney(heading.columns().get(i));
        values[i] =
            cells[i] == null || !may ? null : value(heading.columns().get(i), cells[i], style);
        filled[i] += values[i] == null ? 0 : 1;
      }
      rows.add(values);
    }
    for (int i = 0; i < n; i++) {
      if (filled[i] > 0) {
        money.add(i);
      }
    }
  }

  /** A figure under words counts only with decimals: it may be a number of something. */
  private static BigDecimal value(Heading.Column column, TextCell cell, AmountStyle style) {
    boolean sure = column.role().amount();
    return sure || PrintedAmount.of(cell.text()).filter(PrintedAmount::decimals).isPresent()
        ? Cells.value(cell, style).orElse(null)
        : null;
  }

  private static boolean mayBeMoney(Heading.Column column) {
    return switch (column.role()) {
      case GROSS, DISCOUNT, DEDUCTION, TAX, NET, AMOUNT, BALANCE, PAYMENT_AMOUNT, TOTAL, FEE ->
          true;
      // Words by their label, and decimals throughout: Desc. may be a discount.
      case OTHER, DESCRIPTION, REASON, STATUS, DEBIT, CREDIT -> true;
      default -> false;
    };
  }

  /** One way to read the amount columns. */
  private record Guess(int net, int gross, List<Integer> reductions) {}

  /** The fields of the columns, as labelled unless the figures say otherwise. */
  List<Field> decide() {
    if (rows.isEmpty() || money.size() < 2 || money.size() > MOST_COLUMNS) {
      return labelled;
    }
    Guess said = said();
    if (said != null && said.gross() < 0 && !said.reductions().isEmpty()) {
      Optional<Guess> whole = billed(said);
      if (whole.isPresent()) {
        return applied(whole.get());
      }
    }
    if (said != null && holds(said) && (said.gross() >= 0 || !unread())) {
      return labelled;
    }
    boolean open = said == null || !holds(said);
    List<Guess> fitting = new ArrayList<>();
    for (int net : money) {
      if (!mayBe(net, Field.NET_AMOUNT)) {
        continue;
      }
      for (int gross : money) {
        if (gross != net && mayBe(gross, Field.GROSS_AMOUNT)) {
          reductions(net, gross, fitting);
        }
      }
    }
    List<Guess> sure = fitting.stream().filter(g -> totalled(g.net()) || telling(g)).toList();
    if (sure.size() > 1) {
      sure = sure.stream().filter(this::mostIsPaid).toList();
    }
    boolean sameNet = said == null || sure.size() == 1 && sure.get(0).net() == said.net();
    if (sure.size() == 1 && (open || sameNet || totalled(sure.get(0).net()))) {
      return applied(sure.get(0));
    }
    return open ? balances() : labelled;
  }

  /** The only other column that is what was paid and what was taken off, in every row. */
  private Optional<Guess> billed(Guess said) {
    List<Guess> all = new ArrayList<>();
    for (int gross : money) {
      boolean free = labelled.get(gross) == null && mayBe(gross, Field.GROSS_AMOUNT);
      Guess guess = new Guess(said.net(), gross, said.reductions());
      if (free && holds(guess)) {
        all.add(guess);
      }
    }
    return all.size() == 1 && rows.size() > 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** True when a column of amounts has no role yet. */
  private boolean unread() {
    return money.stream()
        .anyMatch(i -> labelled.get(i) == null && heading.columns().get(i).role() != Role.BALANCE);
  }

  private Guess said() {
    int net = labelled.indexOf(Field.NET_AMOUNT);
    if (net < 0) {
      return null;
    }
    List<Integer> reductions = new ArrayList<>();
    for (int i = 0; i < labelled.size(); i++) {
      if (labelled.get(i) == Field.DISCOUNT_AMOUNT || labelled.get(i) == Field.DEDUCTION_AMOUNT) {
        reductions.add(i);
      }
    }
    return new Guess(net, labelled.indexOf(Field.GROSS_AMOUNT), reductions);
  }

  /** A document of balances is one of payments when its balances add up to what was paid. */
  private List<Field> balances() {
    if (labelled.contains(Field.NET_AMOUNT)) {
      return labelled;
    }
    for (int i : money) {
      if (heading.columns().get(i).role() == Role.BALANCE && totalled(i) && rows.size() > 1) {
        List<Field> fields = new ArrayList<>(labelled);
        fields.set(i, Field.NET_AMOUNT);
        return fields;
      }
    }
    return labelled;
  }

  private boolean mayBe(int column, Field field) {
    Role role = heading.columns().get(column).role();
    return switch (role) {
      case NET, PAYMENT_AMOUNT -> field == Field.NET_AMOUNT;
      case GROSS -> field == Field.GROSS_AMOUNT || field == Field.NET_AMOUNT;
      case DISCOUNT, DEDUCTION, TAX, FEE ->
          field == Field.DISCOUNT_AMOUNT || field == Field.DEDUCTION_AMOUNT;
      case AMOUNT, TOTAL, OTHER, DESCRIPTION, REASON, STATUS -> true;
      case DEBIT, CREDIT -> field == Field.GROSS_AMOUNT;
      case BALANCE -> false;
      default -> false;
    };
  }

  /** Adds each set of the other columns that explains the difference in every row. */
  private void reductions(int net, int gross, List<Guess> fitting) {
    List<Integer> others = new ArrayList<>();
    for (int i : money) {
      if (i != net && i != gross && mayBe(i, Field.DEDUCTION_AMOUNT)) {
        others.add(i);
      }
    }
    for (int set = 1; set < 1 << others.size(); set++) {
      List<Integer> chosen = new ArrayList<>();
      for (int i = 0; i < others.size(); i++) {
        if ((set >> i & 1) == 1) {
          chosen.add(others.get(i));
        }
      }
      Guess guess = new Guess(net, gross, chosen);
      if (holds(guess) && shrinks(guess) && chosen.stream().allMatch(this::anyNotZero)) {
        fitting.add(guess);
      }
    }
  }

  /** Of what was billed more is paid than is taken off. */
  private boolean mostIsPaid(Guess guess) {
    BigDecimal paid = BigDecimal.ZERO;
    BigDecimal off = BigDecimal.ZERO;
    for (BigDecimal[] row : rows) {
      paid = paid.add(Sums.zero(row[guess.net()]).abs());
      for (int i : guess.reductions()) {
        off = off.add(Sums.zero(row[i]).abs());
      }
    }
    return paid.compareTo(off) > 0;
  }

  /** What is paid is less than what was billed in at least one row. */
  private boolean shrinks(Guess guess) {
    return rows.stream()
        .anyMatch(
            r ->
                r[guess.gross()] != null
                    && r[guess.net()] != null
                    && r[guess.gross()].abs().compareTo(r[guess.net()].abs()) > 0);
  }

  private boolean anyNotZero(int column) {
    return rows.stream().anyMatch(r -> r[column] != null && r[column].signum() != 0);
  }

  /** Gross less the reductions, printed with either sign, is net wherever both are printed. */
  private boolean holds(Guess guess) {
    if (guess.gross() < 0) {
      return true;
    }
    for (BigDecimal[] row : rows) {
      BigDecimal gross = row[guess.gross()];
      BigDecimal net = row[guess.net()];
      if (gross == null || net == null) {
        continue;
      }
      BigDecimal plain = BigDecimal.ZERO;
      BigDecimal size = BigDecimal.ZERO;
      for (int i : guess.reductions()) {
        plain = plain.add(Sums.zero(row[i]));
        size = size.add(Sums.zero(row[i]).abs());
      }
      BigDecimal difference = gross.subtract(net);
      boolean agrees =
          difference.compareTo(plain) == 0
              || difference.negate().compareTo(plain) == 0
              || difference.abs().compareTo(size) == 0
              || gross.abs().subtract(net.abs()).abs().compareTo(size) == 0;
      if (!agrees) {
        return false;
      }
    }
    return true;
  }

  /** Two rows or more in which something was taken off. */
  private boolean telling(Guess guess) {
    int telling = 0;
    for (BigDecimal[] row : rows) {
      BigDecimal gross = row[guess.gross()];
      BigDecimal net = row[guess.net()];
      telling += gross != null && net != null && gross.compareTo(net) != 0 ? 1 : 0;
    }
    return telling >= 2;
  }

  /** A discount is the same few per cent of every gross from which it is taken. */
  private boolean isPercentage(Guess guess, int column) {
    Set<BigDecimal> rates = new HashSet<>();
    for (BigDecimal[] row : rows) {
      BigDecimal gross = row[guess.gross()];
      BigDecimal off = row[column];
      if (gross != null && off != null && gross.abs().compareTo(LARGE) > 0 && off.signum() != 0) {
        rates.add(off.abs().divide(gross.abs(), 3, RoundingMode.HALF_UP).stripTrailingZeros());
      }
    }
    return rates.size() == 1 && rates.iterator().next().compareTo(MOST_DISCOUNT) <= 0;
  }

  private boolean totalled(int column) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal[] row : rows) {
      if (row[column] == null) {
        return false;
      }
      sum = sum.add(row[column]);
    }
    return totals.prints(sum);
  }

  private List<Field> applied(Guess guess) {
    List<Field> fields = new ArrayList<>(labelled);
    for (int i : money) {
      Role role = heading.columns().get(i).role();
      boolean keeps = !role.amount() || role == Role.DISCOUNT || role == Role.DEDUCTION;
      fields.set(i, keeps ? fields.get(i) : null);
    }
    fields.set(guess.net(), Field.NET_AMOUNT);
    fields.set(guess.gross(), Field.GROSS_AMOUNT);
    for (int i : guess.reductions()) {
      Role reduction = heading.columns().get(i).role();
      boolean discount =
          reduction == Role.DISCOUNT
              || reduction != Role.DEDUCTION && reduction != Role.TAX && isPercentage(guess, i);
      fields.set(i, discount ? Field.DISCOUNT_AMOUNT : Field.DEDUCTION_AMOUNT);
    }
    return fields;
  }
}

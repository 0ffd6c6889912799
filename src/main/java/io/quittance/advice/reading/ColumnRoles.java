package io.quittance.advice.reading;

import io.quittance.advice.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides, from all headings of a table together, which column is which field. A column labelled
 * invoice is the number before one labelled reference, and that before one labelled document; an
 * amount alone is the net; balances are never read.
 */
final class ColumnRoles {
  private ColumnRoles() {}

  /**
   * The fields of the columns, best first: one list for each column that may hold the number of the
   * invoice. The values say which, where a label promises numbers and words stand beneath it.
   */
  static List<List<Field>> alternatives(Heading heading) {
    List<List<Field>> all = new ArrayList<>();
    int best = best(heading.columns(), Role.INVOICE_NUMBER, Role.DOCUMENT_NUMBER);
    all.add(of(heading, best));
    for (int i = 0; i < heading.columns().size(); i++) {
      Role role = heading.columns().get(i).role();
      boolean unnamed = best < 0 && heading.columns().get(i).meaning() == null;
      if (i != best && (unnamed || role == Role.INVOICE_NUMBER || role == Role.DOCUMENT_NUMBER)) {
        all.add(of(heading, i));
      }
    }
    return all;
  }

  /** The field of each column, null for one that is not read. */
  private static List<Field> of(Heading heading, int number) {
    List<Heading.Column> columns = heading.columns();
    int net = best(columns, Role.NET);
    int gross = best(columns, Role.GROSS);
    int amount = best(columns, Role.AMOUNT);
    int total = best(columns, Role.TOTAL, Role.PAYMENT_AMOUNT);
    if (net < 0 && total >= 0 && (reduced(columns) || amount < 0)) {
      net = total;
      gross = gross < 0 ? amount : gross;
    } else if (net < 0 && gross < 0 && reduced(columns) && last(columns, Role.AMOUNT) > amount) {
      gross = amount;
      net = last(columns, Role.AMOUNT);
    } else if (net < 0 && amount >= 0) {
      net = amount;
    } else if (net < 0 && gross >= 0 && single(columns)) {
      net = gross;
      gross = -1;
    } else if (net >= 0 && gross < 0 && amount >= 0) {
      gross = amount;
    }
    int reason = best(columns, Role.REASON);
    if (reason < 0) {
      reason = best(columns, Role.DESCRIPTION);
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Role role = columns.get(i).role();
      fields.add(
          i == number
              ? Field.INVOICE_NUMBER
              : i == net
                  ? Field.NET_AMOUNT
                  : i == gross ? Field.GROSS_AMOUNT : i == reason ? Field.REASON : other(role));
    }
    return fields;
  }

  private static int last(List<Heading.Column> columns, Role role) {
    int last = -1;
    for (int i = 0; i < columns.size(); i++) {
      last = columns.get(i).role() == role ? i : last;
    }
    return last;
  }

  private static boolean reduced(List<Heading.Column> columns) {
    return columns.stream().anyMatch(c -> c.role() == Role.DISCOUNT || c.role() == Role.DEDUCTION);
  }

  /** True when nothing but one gross column carries money that the payment could be. */
  private static boolean single(List<Heading.Column> columns) {
    return columns.stream()
        .noneMatch(
            c ->
                c.role() == Role.DISCOUNT
                    || c.role() == Role.DEDUCTION
                    || c.role() == Role.BALANCE
                    || c.role() == Role.DEBIT
                    || c.role() == Role.CREDIT);
  }

  private static Field other(Role role) {
    return switch (role) {
      case DISCOUNT -> Field.DISCOUNT_AMOUNT;
      case DEDUCTION -> Field.DEDUCTION_AMOUNT;
      case INVOICE_DATE -> Field.INVOICE_DATE;
      case CURRENCY -> Field.CURRENCY;
      case KIND -> Field.KIND;
      case INVOICE_NUMBER, DOCUMENT_NUMBER, OTHER_NUMBER -> Field.REFERENCE;
      default -> null;
    };
  }

  private static int best(List<Heading.Column> columns, Role... inOrder) {
    for (Role role : inOrder) {
      for (int rank = 1; rank <= 2; rank++) {
        for (int i = 0; i < columns.size(); i++) {
          Lexicon.Meaning meaning = columns.get(i).meaning();
          if (meaning != null && meaning.role() == role && meaning.rank() == rank) {
            return i;
          }
        }
      }
    }
    return -1;
  }
}

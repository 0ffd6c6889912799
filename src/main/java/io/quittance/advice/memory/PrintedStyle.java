package io.quittance.advice.memory;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a sender prints figures. It decides no value: a reading that says otherwise is not by memory.
 *
 * @param decimalMark {@code .} or {@code ,}, or null where nothing shows it
 * @param dates which part of a date comes first, or null where nothing shows it
 */
record PrintedStyle(String decimalMark, Order dates) {
  enum Order {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST
  }

  private static final Pattern DECIMALS = Pattern.compile("([.,])\\d{2}\\D*$");
  private static final Pattern DATE =
      Pattern.compile("(\\d{1,4})[./-] ?(\\d{1,2})[./-] ?(\\d{2,4})");

  static PrintedStyle of(Advice advice) {
    Set<Order> orders = EnumSet.noneOf(Order.class);
    List<String> marks = new ArrayList<>();
    mark(advice.values(), List.of(Field.PAYMENT_AMOUNT), marks);
    order(advice.values().get(Field.PAYMENT_DATE.json()), advice.paymentDate(), orders);
    order(advice.values().get(Field.ADVICE_DATE.json()), advice.adviceDate(), orders);
    for (Advice.Line line : advice.lines()) {
      mark(line.values(), List.of(Field.NET_AMOUNT, Field.GROSS_AMOUNT), marks);
      order(line.values().get(Field.INVOICE_DATE.json()), line.invoiceDate(), orders);
    }
    return new PrintedStyle(only(marks), only(orders));
  }

  /** Nothing that one shows is shown otherwise by the other. */
  boolean agrees(PrintedStyle other) {
    return agree(decimalMark, other.decimalMark) && agree(dates, other.dates);
  }

  private static boolean agree(Object one, Object other) {
    return one == null || other == null || one.equals(other);
  }

  private static <T> T only(Iterable<T> all) {
    T first = null;
    for (T each : all) {
      if (first != null && !first.equals(each)) {
        return null;
      }
      first = each;
    }
    return first;
  }

  private static void mark(Map<String, Value> values, List<Field> fields, List<String> marks) {
    for (Field field : fields) {
      Value value = values.get(field.json());
      Matcher decimals = value == null ? null : DECIMALS.matcher(value.printed());
      if (decimals != null && decimals.find()) {
        marks.add(decimals.group(1));
      }
    }
  }

  private static void order(Value value, LocalDate date, Set<Order> orders) {
    Matcher printed = value == null || date == null ? null : DATE.matcher(value.printed());
    if (printed == null || !printed.matches()) {
      return;
    }
    int first = Integer.parseInt(printed.group(1));
    if (printed.group(1).length() == 4) {
      orders.add(Order.YEAR_FIRST);
    } else if (date.getDayOfMonth() != date.getMonthValue()) {
      orders.add(first == date.getDayOfMonth() ? Order.DAY_FIRST : Order.MONTH_FIRST);
    }
  }
}

package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A way in which an advice that was right becomes wrong. */
enum WrongWay {
  /** A net amount that is not the one printed. */
  NET_OF_TEN_MORE {
    @Override
    Advice of(Advice advice, int at, int other) {
      Advice.Line one = advice.lines().get(at);
      return replaced(
          advice,
          at,
          with(one, one.invoiceNumber(), one.netAmount().add(BigDecimal.TEN), one.values()));
    }
  },
  /** The amounts of two lines in each other's line, where their evidence does not say so. */
  NETS_SWAPPED {
    @Override
    Advice of(Advice advice, int at, int other) {
      Advice.Line one = advice.lines().get(at);
      Advice.Line two = advice.lines().get(other);
      return replaced(
          replaced(advice, at, with(one, one.invoiceNumber(), two.netAmount(), one.values())),
          other,
          with(two, two.invoiceNumber(), one.netAmount(), two.values()));
    }
  },
  /** The same with their evidence. */
  NETS_AND_PLACES_SWAPPED {
    @Override
    Advice of(Advice advice, int at, int other) {
      Advice.Line one = advice.lines().get(at);
      Advice.Line two = advice.lines().get(other);
      return replaced(
          replaced(
              advice,
              at,
              with(one, one.invoiceNumber(), two.netAmount(), swapped(one, two, "netAmount"))),
          other,
          with(two, two.invoiceNumber(), one.netAmount(), swapped(two, one, "netAmount")));
    }
  },
  LINE_LEFT_OUT {
    @Override
    Advice of(Advice advice, int at, int other) {
      List<Advice.Line> lines = new ArrayList<>(advice.lines());
      Advice.Line one = lines.remove(at);
      return changed(advice, advice.paymentAmount().subtract(one.netAmount()), lines);
    }
  },
  LINE_TWICE {
    @Override
    Advice of(Advice advice, int at, int other) {
      List<Advice.Line> lines = new ArrayList<>(advice.lines());
      lines.add(lines.get(at));
      return changed(advice, advice.paymentAmount().add(lines.get(at).netAmount()), lines);
    }
  },
  NUMBER_MISREAD {
    @Override
    Advice of(Advice advice, int at, int other) {
      Advice.Line one = advice.lines().get(at);
      String number = one.invoiceNumber();
      char last = number.charAt(number.length() - 1);
      char next = last == '9' ? '0' : (char) (last + 1);
      String misread = number.substring(0, number.length() - 1) + next;
      return replaced(advice, at, with(one, misread, one.netAmount(), one.values()));
    }
  },
  NUMBERS_AND_PLACES_SWAPPED {
    @Override
    Advice of(Advice advice, int at, int other) {
      Advice.Line one = advice.lines().get(at);
      Advice.Line two = advice.lines().get(other);
      return replaced(
          replaced(
              advice,
              at,
              with(one, two.invoiceNumber(), one.netAmount(), swapped(one, two, "invoiceNumber"))),
          other,
          with(two, one.invoiceNumber(), two.netAmount(), swapped(two, one, "invoiceNumber")));
    }
  },
  TOTAL_OF_ONE_CENT_MORE {
    @Override
    Advice of(Advice advice, int at, int other) {
      return changed(advice, advice.paymentAmount().add(new BigDecimal("0.01")), advice.lines());
    }
  },
  NO_EVIDENCE {
    @Override
    Advice of(Advice advice, int at, int other) {
      Advice.Line one = advice.lines().get(at);
      return replaced(advice, at, with(one, one.invoiceNumber(), one.netAmount(), Map.of()));
    }
  },
  DAY_AND_MONTH_AS_AMOUNT {
    @Override
    Advice of(Advice advice, int at, int other) {
      Advice.Line one = advice.lines().get(at);
      Value date = one.values().get("invoiceDate");
      Map<String, Value> values = new HashMap<>(one.values());
      values.put("netAmount", date);
      BigDecimal net = new BigDecimal(date.printed().substring(0, 5));
      return replaced(advice, at, with(one, one.invoiceNumber(), net, values));
    }
  };

  /**
   * @param at index of the line that is wrong; @param other index of another one
   */
  abstract Advice of(Advice advice, int at, int other);

  private static Advice replaced(Advice advice, int at, Advice.Line line) {
    List<Advice.Line> lines = new ArrayList<>(advice.lines());
    lines.set(at, line);
    return lines(advice, lines);
  }

  private static Map<String, Value> swapped(Advice.Line one, Advice.Line two, String field) {
    Map<String, Value> values = new HashMap<>(one.values());
    values.put(field, two.values().get(field));
    return values;
  }

  /** The line with another number and net, without what it was before them. */
  static Advice.Line with(
      Advice.Line line, String number, BigDecimal net, Map<String, Value> values) {
    return new Advice.Line(
        line.kind(),
        number,
        line.invoiceDate(),
        null,
        null,
        null,
        net,
        line.currency(),
        line.adjustments(),
        line.references(),
        values);
  }

  static Advice lines(Advice advice, List<Advice.Line> lines) {
    return changed(advice, advice.paymentAmount(), lines);
  }

  private static Advice changed(Advice advice, BigDecimal total, List<Advice.Line> lines) {
    return new Advice(
        advice.payer(),
        advice.payee(),
        advice.status(),
        advice.complete(),
        advice.adviceDate(),
        advice.paymentReference(),
        advice.paymentMethod(),
        advice.paymentDate(),
        advice.currency(),
        total,
        lines,
        advice.adjustments(),
        advice.values(),
        1,
        advice.reader());
  }
}

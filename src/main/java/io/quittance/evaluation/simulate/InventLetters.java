package io.quittance.evaluation.simulate;

import io.quittance.evaluation.simulate.Letter.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides what customers write of their payments, and what goes wrong when they do. */
final class InventLetters {
  private final Chance chance;
  private final LocalDate first;
  private final Map<LegalEntity, List<Item>> itemsOf = new HashMap<>();
  private final List<Letter> letters = new ArrayList<>();

  InventLetters(Chance chance, LocalDate first, List<Item> items) {
    this.chance = chance;
    this.first = first;
    items.forEach(i -> itemsOf.computeIfAbsent(i.entity(), e -> new ArrayList<>()).add(i));
  }

  List<Letter> of(List<Receipt> receipts) {
    for (int i = 0; i < receipts.size(); i++) {
      Receipt receipt = receipts.get(i);
      if (receipt.kind() == AdviceKind.TWO_PAYMENTS) {
        i++;
        List<Line> both = new ArrayList<>(lines(receipt));
        both.addAll(lines(receipts.get(i)));
        write(receipt, soon(receipt), both, total(both), "");
      } else if (receipt.kind().hasMail()) {
        tell(receipt);
      }
    }
    return letters;
  }

  private void tell(Receipt receipt) {
    List<Line> lines = lines(receipt);
    long total = saidTotal(receipt, lines);
    int day = receipt.day();
    switch (receipt.kind()) {
      case GOOD, MANGLED -> write(receipt, soon(receipt), lines, total, "");
      case EARLY -> write(receipt, day - chance.between(1, 4), lines, total, "");
      case LATE -> write(receipt, day + chance.between(4, 8), lines, total, "");
      case DOUBLED -> twice(receipt, lines, total);
      case CORRECTED -> corrected(receipt, lines, total);
      case PARTIAL -> partial(receipt, lines, total);
      case WRONG_NUMBER -> write(receipt, soon(receipt), mistyped(lines), total, "");
      case WRONG_AMOUNT -> wrongAmount(receipt, lines, total);
      case FOREIGN_NUMBER -> write(receipt, soon(receipt), foreign(lines), total, "");
      case TWO_MAILS -> {
        int half = lines.size() / 2;
        List<Line> one = lines.subList(0, half);
        List<Line> other = lines.subList(half, lines.size());
        write(receipt, soon(receipt), one, total(one), "");
        write(receipt, soon(receipt), other, total(other), "");
      }
      case TWO_PAYMENTS, BANK_TEXT, NONE ->
          throw new IllegalArgumentException("no mail of its own");
    }
  }

  private int soon(Receipt receipt) {
    return receipt.day() + chance.of(-1, 0, 0, 0, 1, 2);
  }

  private void twice(Receipt receipt, List<Line> lines, long total) {
    write(receipt, soon(receipt), lines, total, "");
    Letter one = letters.get(letters.size() - 1);
    if (chance.percent(50)) {
      letters.add(
          new Letter(
              letters.size(),
              one.day() + chance.between(0, 2),
              true,
              one.from(),
              one.to(),
              lines,
              total,
              one.reference(),
              one.paymentDate(),
              "",
              one.number()));
    } else {
      String note = receipt.payer().habits().wording().say("again");
      write(receipt, one.day() + chance.between(0, 3), lines, total, note);
    }
  }

  private void corrected(Receipt receipt, List<Line> lines, long total) {
    write(receipt, receipt.day() - chance.between(2, 3), mistyped(lines), total, "");
    String note = receipt.payer().habits().wording().say("corrected");
    write(receipt, receipt.day() - 1, lines, total, note);
  }

  private void partial(Receipt receipt, List<Line> lines, long total) {
    int shown = Math.max(1, lines.size() - Math.max(1, lines.size() / 3));
    Wording wording = receipt.payer().habits().wording();
    String note =
        chance.percent(50) ? wording.say("partial").replace("{n}", Integer.toString(shown)) : "";
    write(receipt, soon(receipt), lines.subList(0, shown), total, note);
  }

  private void wrongAmount(Receipt receipt, List<Line> lines, long total) {
    int at = chance.between(0, lines.size() - 1);
    Line line = lines.get(at);
    List<Line> wrong = new ArrayList<>(lines);
    wrong.set(at, line.withGross(Math.max(1, mistyped(line.gross()))));
    write(receipt, soon(receipt), wrong, chance.percent(50) ? total : total(wrong), "");
  }

  private long mistyped(long cents) {
    long step = (long) Math.pow(10, chance.between(0, 4));
    return cents + (chance.percent(50) || cents <= step * 9 ? 1 : -1) * step * chance.between(1, 9);
  }

  private List<Line> mistyped(List<Line> lines) {
    int at = chance.between(0, lines.size() - 1);
    List<Line> wrong = new ArrayList<>(lines);
    wrong.set(at, lines.get(at).withNumber(mistyped(lines.get(at).number())));
    return wrong;
  }

  /** Another digit, or two neighbours exchanged. */
  private String mistyped(String number) {
    char[] digits = number.toCharArray();
    int at = digits.length - chance.between(1, 4);
    if (chance.percent(40) && digits[at] != digits[at - 1] && Character.isDigit(digits[at - 1])) {
      char left = digits[at - 1];
      digits[at - 1] = digits[at];
      digits[at] = left;
    } else {
      digits[at] = (char) ('0' + (digits[at] - '0' + chance.between(1, 9)) % 10);
    }
    return new String(digits);
  }

  private List<Line> foreign(List<Line> lines) {
    int at = chance.between(0, lines.size() - 1);
    Line line = lines.get(at);
    Item other = chance.pick(itemsOf.get(line.receipt().entity()));
    List<Line> wrong = new ArrayList<>(lines);
    wrong.set(at, line.withNumber(other.number()));
    return wrong;
  }

  private static long total(List<Line> lines) {
    return lines.stream().mapToLong(Line::net).sum();
  }

  /** Payers whose bank keeps a fee, or who pay short or over without a word, give their own sum. */
  private static long saidTotal(Receipt receipt, List<Line> lines) {
    return receipt.manner() == Manner.OVERPAID ? receipt.cents() : total(lines);
  }

  private static List<Line> lines(Receipt receipt) {
    NumberHabit habit = receipt.payer().habits().numbers();
    boolean unsaid = receipt.manner() == Manner.BANK_FEE || receipt.manner() == Manner.SHORT;
    return receipt.shares().stream()
        .map(
            s ->
                new Line(
                    receipt,
                    s,
                    habit.of(s.item().number()),
                    unsaid ? s.item().cents() : s.gross(),
                    s.discount(),
                    s.deduction()))
        .toList();
  }

  private void write(Receipt receipt, int day, List<Line> lines, long total, String note) {
    Customer payer = receipt.payer();
    boolean referenced = payer.habits().saysReference();
    letters.add(
        new Letter(
            letters.size(),
            Math.max(0, day),
            chance.percent(60),
            payer,
            receipt.entity(),
            lines,
            total,
            referenced ? receipt.endToEnd() : null,
            first.plusDays(receipt.day()),
            note,
            -1));
  }
}

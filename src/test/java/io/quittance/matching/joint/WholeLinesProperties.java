package io.quittance.matching.joint;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Which payment of several keeps the money of a line in question is told by the amounts alone. */
class WholeLinesProperties {
  private static final int MOST_AMOUNT = 12;

  /** Lines of small amounts, so that they often add up in several ways, each in some payment. */
  private static final class Trial {
    final BooksInMemory books = new BooksInMemory().add(customer("C1"));
    final List<Application> clear = new ArrayList<>();
    final List<WholeLines.Question> inQuestion = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();

    Trial(Random random, int lines, int questions, int several) {
      long[] paid = new long[several];
      for (int i = 0; i < lines; i++) {
        Money amount = eur((1 + random.nextInt(MOST_AMOUNT)) + ".00");
        paid[random.nextInt(several)] += amount.minor();
        if (i < questions) {
          inQuestion.add(new WholeLines.Question(amount, i + 1));
        } else {
          books.add(invoice("I" + i, "INV-100" + i, "C1", amount.toPlainString()));
          clear.add(new Application("I" + i, amount, eur("0.00"), eur("0.00"), null));
        }
      }
      for (int i = 0; i < several; i++) {
        payments.add(
            payment("P" + i, "B" + i, "C1", Money.ofMinor(paid[i], "EUR").toPlainString()));
      }
    }

    Optional<WholeLines> told() {
      return WholeLines.over(payments, clear, inQuestion, books);
    }

    /** Every way to put all lines into payments that are their sums. */
    int ways() {
      List<Money> all = new ArrayList<>();
      clear.forEach(one -> all.add(one.amount()));
      inQuestion.forEach(one -> all.add(one.pays()));
      return ways(all, 0, payments.stream().mapToLong(one -> one.amount().minor()).toArray());
    }

    private static int ways(List<Money> lines, int next, long[] left) {
      if (next == lines.size()) {
        return 1;
      }
      int ways = 0;
      for (int i = 0; i < left.length; i++) {
        if (left[i] >= lines.get(next).minor()) {
          left[i] -= lines.get(next).minor();
          ways += ways(lines, next + 1, left);
          left[i] += lines.get(next).minor();
        }
      }
      return ways;
    }
  }

  @Property(tries = 400)
  void what_is_told_is_the_only_way_and_leaves_just_the_questions(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 8) int lines,
      @ForAll @IntRange(min = 1, max = 2) int questions,
      @ForAll @IntRange(min = 2, max = 3) int several) {
    Trial trial = new Trial(new Random(seed), lines, questions, several);
    trial
        .told()
        .ifPresent(
            told -> {
              assertThat(trial.ways()).isEqualTo(1);
              Map<String, Money> left = new HashMap<>();
              trial.payments.forEach(one -> left.put(one.id(), one.amount()));
              for (Spread.Part part : told.parts()) {
                assertThat(part.applications()).isNotEmpty();
                part.applications()
                    .forEach(
                        one ->
                            left.computeIfPresent(part.payment(), (p, m) -> m.minus(one.amount())));
              }
              Money open = eur("0.00");
              for (WholeLines.Question one : trial.inQuestion) {
                open = open.plus(one.pays());
              }
              assertThat(left.remove(told.keeping().id())).isEqualTo(open);
              assertThat(left.values()).allMatch(Money::isZero);
              assertThat(told.parts().stream().mapToInt(p -> p.applications().size()).sum())
                  .isEqualTo(trial.clear.size());
            });
  }

  @Property(tries = 200)
  void the_order_of_payments_and_lines_decides_nothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 8) int lines,
      @ForAll @IntRange(min = 2, max = 3) int several) {
    Trial trial = new Trial(new Random(seed), lines, 1, several);
    Map<String, Set<Application>> before = byPayment(trial.told());
    Random shuffle = new Random(~seed);
    Collections.shuffle(trial.payments, shuffle);
    Collections.shuffle(trial.clear, shuffle);
    assertThat(byPayment(trial.told())).isEqualTo(before);
  }

  private static Map<String, Set<Application>> byPayment(Optional<WholeLines> told) {
    Map<String, Set<Application>> byPayment = new TreeMap<>();
    told.ifPresent(
        one ->
            one.parts()
                .forEach(
                    part -> byPayment.put(part.payment(), new HashSet<>(part.applications()))));
    return byPayment;
  }
}

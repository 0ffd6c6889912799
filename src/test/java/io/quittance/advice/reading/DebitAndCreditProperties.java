package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever letters stand beside amounts, a sign is another than the printed one for one reason. */
class DebitAndCreditProperties {

  /**
   * @param cents printed without a sign
   * @param credit which lines have the second letter
   * @param off what the printed total is away from the first lines less the second, usually nothing
   */
  record Ledger(
      List<Integer> cents, List<Boolean> credit, String letters, boolean turned, int off) {
    long meant() {
      long sum = 0;
      for (int i = 0; i < cents.size(); i++) {
        sum += credit.get(i) == turned ? cents.get(i) : -cents.get(i);
      }
      return sum + off;
    }

    String letter(int line) {
      return letters.split("/")[credit.get(line) ? 1 : 0];
    }
  }

  @Provide
  Arbitrary<Ledger> ledgers() {
    Arbitrary<Integer> size = Arbitraries.integers().between(2, 9);
    return size.flatMap(
        lines ->
            Combinators.combine(
                    Arbitraries.integers().between(101, 999_999).list().ofSize(lines),
                    Arbitraries.of(true, false).list().ofSize(lines),
                    Arbitraries.of("S/H", "D/C", "Dr/Cr", "Debit/Credit", "31/21", "A/B"),
                    Arbitraries.of(true, false),
                    Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 17)))
                .as(Ledger::new));
  }

  @Property(tries = 400)
  void only_letters_that_give_the_total_change_a_sign(@ForAll("ledgers") Ledger ledger) {
    List<String> rows = new ArrayList<>();
    rows.add("Invoice No|Invoice Date|D/C|Currency|Amount");
    for (int i = 0; i < ledger.cents().size(); i++) {
      rows.add(
          "INV-%d|02.10.2026|%s|EUR|%s"
              .formatted(70_011 + i, ledger.letter(i), plain(ledger.cents().get(i))));
    }
    rows.add("Total paid EUR||||" + plain(ledger.meant()));
    Reading reading =
        new LayoutAdviceReader()
            .read(
                Sources.message(
                    "Remittance advice", Sources.table("2", rows.toArray(String[]::new))));

    for (Advice advice : reading.advices()) {
      if (advice.lines().stream().allMatch(line -> line.netAmount().signum() > 0)) {
        continue;
      }
      boolean words = ledger.letters().contains("Cr");
      BigDecimal sum =
          advice.lines().stream()
              .map(Advice.Line::netAmount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean holds = reading.problems().stream().anyMatch(problem -> problem.code().holds());
      assertThat(sum.compareTo(advice.paymentAmount()) == 0 || words && holds)
          .as("%s read as %s", ledger, advice.lines())
          .isTrue();
      assertThat(ledger.letters()).isNotEqualTo("A/B");
      for (int i = 0; i < advice.lines().size(); i++) {
        Advice.Line line = advice.lines().get(i);
        assertThat(line.netAmount().abs().movePointRight(2).intValueExact())
            .isEqualTo(ledger.cents().get(i));
        for (int k = 0; k < i && !holds; k++) {
          assertThat(advice.lines().get(k).netAmount().signum() == line.netAmount().signum())
              .isEqualTo(ledger.credit().get(k).equals(ledger.credit().get(i)));
        }
      }
    }
  }

  private static String plain(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}

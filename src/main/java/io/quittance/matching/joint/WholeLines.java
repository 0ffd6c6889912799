package io.quittance.matching.joint;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.proof.OwnMeaning;
import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines of an advice, some of them in question, over the payments that are its total: each payment
 * pays whole lines, and of all lines only these are its amount. A person decides later what the
 * lines in question pay, with the money that is left; nobody guesses which payment that is. So all
 * of them lie in one payment, each payment pays at least one clear line, nothing is a credit, and
 * no payment's text says otherwise; else there is no answer.
 *
 * @param parts what each payment pays, in the order of the payments
 * @param keeping the payment that keeps the money of the lines in question
 */
record WholeLines(List<Spread.Part> parts, Payment keeping) {
  private static final String CLEAR = "clear ";
  private static final String QUESTION = "question ";

  WholeLines {
    parts = List.copyOf(parts);
  }

  /** The amounts of the lines in question among what is left of a proposal. */
  static List<Money> inQuestion(List<Remainder> remainder) {
    return remainder.stream()
        .filter(rest -> rest.kind().equals(Proposal.LINE_IN_QUESTION))
        .map(rest -> Money.parse(rest.amount(), rest.currency()))
        .toList();
  }

  /**
   * @param clear what the clear lines pay
   * @param inQuestion what each of the other lines pays
   */
  static Optional<WholeLines> over(
      List<Payment> payments, List<Application> clear, List<Money> inQuestion, Books books) {
    Map<String, Money> lines = lines(clear, inQuestion);
    boolean credits =
        clear.stream()
            .anyMatch(
                one -> books.item(one.openItem()).map(item -> item.kind().credit()).orElse(true));
    if (credits || lines.size() > Spread.MOST_CHOSEN_AMONG) {
      return Optional.empty();
    }
    List<Spread.Part> parts = new ArrayList<>();
    Set<Payment> keeping = new HashSet<>();
    Set<String> left = new HashSet<>(lines.keySet());
    for (Payment payment : payments) {
      Set<String> own = OnlySet.orOne(lines, payment.available()).map(Set::copyOf).orElse(Set.of());
      List<Application> pays =
          IntStream.range(0, clear.size())
              .filter(i -> own.contains(CLEAR + i))
              .mapToObj(clear::get)
              .toList();
      if (pays.isEmpty() || !left.containsAll(own) || saysOtherwise(payment, pays, clear, books)) {
        return Optional.empty();
      }
      left.removeAll(own);
      if (own.size() > pays.size()) {
        keeping.add(payment);
      }
      parts.add(new Spread.Part(payment.id(), pays));
    }
    return left.isEmpty() && keeping.size() == 1
        ? Optional.of(new WholeLines(parts, keeping.iterator().next()))
        : Optional.empty();
  }

  private static Map<String, Money> lines(List<Application> clear, List<Money> inQuestion) {
    Map<String, Money> lines = new TreeMap<>();
    IntStream.range(0, clear.size()).forEach(i -> lines.put(CLEAR + i, clear.get(i).amount()));
    IntStream.range(0, inQuestion.size()).forEach(i -> lines.put(QUESTION + i, inQuestion.get(i)));
    return lines;
  }

  /** The text names a clear item that the amount puts into another payment. */
  private static boolean saysOtherwise(
      Payment payment, List<Application> pays, List<Application> clear, Books books) {
    return !items(pays).containsAll(OwnMeaning.named(payment, items(clear), books));
  }

  private static Set<String> items(List<Application> applications) {
    return applications.stream().map(Application::openItem).collect(Collectors.toSet());
  }
}

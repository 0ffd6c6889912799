package io.quittance.matching.proof;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Books;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether one amount is all that keeps an advice from being applied, and what it would have to be.
 * It is not guessed from the reasons: the certifier is asked again with books in which that amount
 * is the other one, and only what it then accepts is said.
 */
public final class Counterfactual {
  private final Certifier certifier;
  private final ReadMessage source;
  private final Reading reading;
  private final int advice;
  private final Books books;

  public Counterfactual(
      Certifier certifier, ReadMessage source, Reading reading, int advice, Books books) {
    this.certifier = certifier;
    this.source = source;
    this.reading = reading;
    this.advice = advice;
    this.books = books;
  }

  /**
   * @param asIf the books in which the two amounts are equal
   */
  private record Difference(String sentence, Books asIf) {}

  /** The sentence about a payment for which the advice is held, or empty. */
  public Optional<String> of(Payment payment) {
    Claim claim = Recommendation.of(source, reading, advice, payment, books);
    Facts facts = Facts.gather(source, reading, advice, payment, claim.customer(), books);
    List<Difference> differences = differences(facts);
    return differences.size() == 1 && certifiedIn(differences.get(0).asIf(), payment)
        ? Optional.of(differences.get(0).sentence())
        : Optional.empty();
  }

  private boolean certifiedIn(Books asIf, Payment payment) {
    Payment other = asIf.payment(payment.id()).orElse(payment);
    Claim claim = Recommendation.of(source, reading, advice, other, asIf);
    return certifier
        .certify(source, reading, advice, claim, asIf)
        .fold(certified -> true, refused -> false);
  }

  private List<Difference> differences(Facts facts) {
    List<Difference> differences = new ArrayList<>();
    if (facts.stated() == null) {
      return differences;
    }
    Payment payment = facts.payment();
    Money total = facts.stated().total();
    boolean comparable =
        total != null
            && total.isPositive()
            && facts.rate() == null
            && payment.available().equals(payment.amount());
    if (comparable && !total.equals(payment.amount())) {
      differences.add(
          new Difference(
              sentence("the payment", total, payment.amount()),
              BooksAsIf.paid(books, total, payment)));
    }
    for (Facts.LineFacts line : facts.lines()) {
      if (line.settlement() != null) {
        Money net =
            line.line().net().isNegative() ? line.line().net().negated() : line.line().net();
        OpenItem item = line.item();
        if (!net.equals(item.available())) {
          differences.add(
              new Difference(
                  sentence(line.line().name(), item.available(), net),
                  BooksAsIf.open(books, net, item)));
        }
      }
    }
    return differences;
  }

  private static String sentence(String what, Money needed, Money given) {
    boolean over = given.compareTo(needed) > 0;
    return "would apply if %s were %s; %s %s"
        .formatted(
            what,
            needed,
            over ? given.minus(needed) : needed.minus(given),
            over ? "over" : "short");
  }
}

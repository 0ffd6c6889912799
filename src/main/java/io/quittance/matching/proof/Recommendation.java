package io.quittance.matching.proof;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The best claim that an advice and a payment allow, proven or not: what the matcher submits to the
 * certifier and what a person sees first when the certifier refuses.
 */
public final class Recommendation {
  private Recommendation() {}

  /**
   * The claim of one advice on one payment. Its customer is the certain payer, else the only owner
   * of the named items, else the likeliest payer, else null.
   *
   * @param payment null while there is none: the claim then says what is going to be applied
   */
  public static Claim of(
      ReadMessage source, Reading reading, int advice, Payment payment, Books books) {
    Facts facts = facts(source, reading, advice, payment, books);
    List<Application> applications =
        facts.advice().lines().isEmpty() && payment != null
            ? onlyItemOfTheAmount(facts)
            : facts.lines().stream()
                .map(Facts.LineFacts::settlement)
                .filter(Objects::nonNull)
                .flatMap(settlement -> settlement.applications().stream())
                .toList();
    return new Claim(payment == null ? null : payment.id(), facts.customer(), applications);
  }

  /** The same for the lines alone that are no question by themselves. */
  public static Claim ofClearLines(
      ReadMessage source, Reading reading, int advice, Payment payment, Books books) {
    Facts facts = facts(source, reading, advice, payment, books);
    return new Claim(payment.id(), facts.customer(), LinesInQuestion.clear(facts));
  }

  private static Facts facts(
      ReadMessage source, Reading reading, int advice, Payment payment, Books books) {
    String owner =
        owner(NamedItems.lookUp(reading.advices().get(advice), books))
            .or(
                () ->
                    Identification.of(source, reading.advices().get(advice), payment, books)
                        .likeliest()
                        .map(Customer::id))
            .orElse(null);
    return Facts.gather(source, reading, advice, payment, owner, books);
  }

  /** True when the advice names items and nothing of any of them is left to pay. */
  public static boolean nothingLeftToPay(Reading reading, int advice, Books books) {
    return NamedItems.lookUp(reading.advices().get(advice), books).allSettled();
  }

  private static Optional<String> owner(NamedItems named) {
    Set<String> customers = named.customers();
    return customers.size() == 1 ? customers.stream().findFirst() : Optional.empty();
  }

  private static List<Application> onlyItemOfTheAmount(Facts facts) {
    if (facts.customer() == null) {
      return List.of();
    }
    Money amount = facts.payment().amount();
    List<OpenItem> equal =
        facts.books().openItems(facts.customer()).stream()
            .filter(item -> item.status() == OpenItem.Status.OPEN && !item.kind().credit())
            .filter(item -> item.available().equals(amount))
            .filter(item -> Objects.equals(item.legalEntity(), facts.payment().legalEntity()))
            .toList();
    Money zero = Money.zero(amount.currency());
    return equal.size() == 1
        ? List.of(new Application(equal.get(0).id(), amount, zero, zero, null))
        : List.of();
  }
}

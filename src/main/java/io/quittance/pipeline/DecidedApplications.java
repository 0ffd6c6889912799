package io.quittance.pipeline;

import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Reads the amounts that a person entered. One payment, known items, amounts in the payment's
 * currency: anything else is refused by name.
 */
@ApplicationScoped
class DecidedApplications {
  private final Books books;

  DecidedApplications(Books books) {
    this.books = books;
  }

  /**
   * @param refusal null when everything could be read
   */
  record Outcome(String payment, List<Application> applications, Refused refusal) {
    private static Outcome refused(String code, String message) {
      return new Outcome(null, List.of(), new Refused(code, message));
    }
  }

  Outcome read(List<Decision.Applied> decided) {
    if (decided.isEmpty()) {
      return Outcome.refused("no-applications", "The decision lists nothing to apply.");
    }
    List<String> payments = decided.stream().map(Decision.Applied::payment).distinct().toList();
    if (payments.size() != 1) {
      return Outcome.refused(
          "one-payment",
          "All applications of a decision name one and the same payment, or none where credits pay"
              + " invoices.");
    }
    Optional<Currency> currency = currency(payments.get(0), decided.get(0));
    return currency.isEmpty()
        ? Outcome.refused("unknown-payment", "There is no payment " + payments.get(0) + ".")
        : read(payments.get(0), decided, currency.get());
  }

  /** Of the payment; of the first item where there is none. */
  private Optional<Currency> currency(String payment, Decision.Applied first) {
    return payment == null
        ? books.item(first.openItem()).map(item -> item.available().currency())
        : books.payment(payment).map(paid -> paid.amount().currency());
  }

  /** Credits pay invoices to the cent, and no money is needed for it. */
  boolean netsOut(List<Application> applications) {
    long net = 0;
    boolean credits = false;
    for (Application application : applications) {
      Optional<OpenItem> item = books.item(application.openItem());
      if (item.isEmpty()) {
        return false;
      }
      boolean credit = item.get().kind().credit();
      credits |= credit;
      net += credit ? -application.amount().minor() : application.amount().minor();
    }
    return credits && net == 0;
  }

  private Outcome read(String payment, List<Decision.Applied> decided, Currency currency) {
    List<Application> applications = new ArrayList<>();
    for (Decision.Applied applied : decided) {
      Optional<OpenItem> item = books.item(applied.openItem());
      if (item.isEmpty()) {
        return Outcome.refused("unknown-item", "There is no open item " + applied.openItem() + ".");
      }
      try {
        applications.add(
            new Application(
                applied.openItem(),
                cash(applied, item.get(), currency),
                amount(applied.discount(), currency),
                amount(applied.writeOff(), currency),
                applied.reasonCode()));
      } catch (ArithmeticException | NumberFormatException notAnAmount) {
        return Outcome.refused(
            "bad-amount",
            "An amount for "
                + applied.openItem()
                + " is not a number in "
                + currency
                + "; write it like 1250.00.");
      }
    }
    return new Outcome(payment, applications, null);
  }

  /**
   * Credit used is written with a minus outside, so that the amounts of a payment add up to its
   * cash; the ledger takes it positive.
   */
  private static Money cash(Decision.Applied applied, OpenItem item, Currency currency) {
    Money amount = amount(applied.amount(), currency);
    return item.kind().credit() && amount.isNegative() ? amount.negated() : amount;
  }

  private static Money amount(String text, Currency currency) {
    return text == null || text.isBlank()
        ? Money.zero(currency)
        : Money.parse(text.strip(), currency.getCurrencyCode());
  }
}

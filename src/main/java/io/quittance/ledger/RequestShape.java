package io.quittance.ledger;

import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be said about a request without looking at the books. */
final class RequestShape {
  /** Items that one posting may touch. */
  static final int MOST_APPLICATIONS = 20_000;

  /** Parts of one item's value. */
  private static final int MOST_PARTS = 10;

  private RequestShape() {}

  /** Why the request cannot be posted whatever the books say, or empty. */
  static Optional<Refused> fault(ApplicationRequest request) {
    if (blank(request.key())) {
      return invalid("A posting needs an idempotency key.");
    }
    Optional<Refused> decision = fault(request.decision());
    if (decision.isPresent()) {
      return decision;
    }
    if (request.applications().isEmpty() && !request.settleRest()) {
      return refused(Refusal.NOTHING_TO_DO, "The request applies nothing.");
    }
    if (request.applications().size() > MOST_APPLICATIONS) {
      return invalid("One posting applies to at most " + MOST_APPLICATIONS + " items.");
    }
    if (request.settleRest() && (request.payment() == null || request.customer() == null)) {
      return invalid("Settling the rest needs a payment and the customer whose money it is.");
    }
    Set<String> items = new HashSet<>();
    for (Application application : request.applications()) {
      if (!items.add(application.openItem())) {
        return invalid("Open item " + application.openItem() + " is named twice.");
      }
      Optional<Refused> fault = fault(application);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  static Optional<Refused> fault(ApplicationRequest.Decision decision) {
    if (decision == null || blank(decision.actor()) || blank(decision.reasonCode())) {
      return invalid("A posting cites a decision with its actor and reason code.");
    }
    if (decision.actor().equals(decision.approver())) {
      return invalid("Nobody approves an own decision.");
    }
    return Optional.empty();
  }

  /** As for applications. */
  static Optional<Refused> fault(MoveRequest request) {
    if (blank(request.key()) || blank(request.payment()) || request.use() == null) {
      return invalid("A move needs an idempotency key, a payment and what becomes of its money.");
    }
    if (request.amount() == null || !request.amount().isPositive()) {
      return invalid("A move needs a positive amount.");
    }
    if (request.use() == MoveRequest.Use.ON_ACCOUNT && blank(request.customer())) {
      return invalid("Money on account needs the customer whose account it is.");
    }
    if (request.use() == MoveRequest.Use.NOT_RECEIVABLE && request.customer() != null) {
      return invalid("Money that is no receivable is no customer's.");
    }
    return fault(request.decision());
  }

  private static Optional<Refused> fault(Application application) {
    String item = application.openItem();
    if (blank(item)) {
      return invalid("An application names its open item.");
    }
    if (application.amount() == null
        || application.discount() == null
        || application.writeOff() == null) {
      return invalid(
          "Amount, discount and write-off of item " + item + " are given, zero or more.");
    }
    if (!application.amount().currency().equals(application.discount().currency())
        || !application.amount().currency().equals(application.writeOff().currency())) {
      return refused(
          Refusal.CURRENCY_MIXED, "Item " + item + " is asked for in several currencies.");
    }
    if (application.amount().isNegative()
        || application.discount().isNegative()
        || application.writeOff().isNegative()) {
      return invalid(
          "An amount for item " + item + " is negative; the item's kind gives the sign.");
    }
    if (application.amount().isZero()
        && application.discount().isZero()
        && application.writeOff().isZero()
        && application.parts().isEmpty()) {
      return invalid("Nothing is applied to item " + item + ".");
    }
    if (application.writeOff().isPositive() && blank(application.reasonCode())) {
      return invalid("The write-off on item " + item + " needs a reason code.");
    }
    if (application.parts().size() > MOST_PARTS) {
      return invalid("Item " + item + " is settled in at most " + MOST_PARTS + " parts.");
    }
    if (application.exchange() != null) {
      Optional<Refused> fault = exchangeFault(application);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return application.parts().stream()
        .map(part -> fault(application, part))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The money is worth the amount at the rate, but for rounding: each of the two amounts is rounded
   * to a minor unit of its currency.
   */
  private static Optional<Refused> exchangeFault(Application application) {
    String item = application.openItem();
    Application.Exchange exchange = application.exchange();
    if (exchange.paid() == null
        || exchange.rate() == null
        || exchange.rate().signum() <= 0
        || blank(exchange.source())) {
      return invalid("An exchange for item " + item + " has money, a rate and who gave it.");
    }
    if (!exchange.paid().isPositive() || !application.amount().isPositive()) {
      return invalid("An exchange for item " + item + " is of a positive amount.");
    }
    Money worth = exchange.worth(application.amount().currency());
    Money unit =
        new Application.Exchange(
                new Money(1, exchange.paid().currency()), exchange.rate(), exchange.source())
            .worth(application.amount().currency());
    long off = Math.abs(worth.minor() - application.amount().minor());
    return off <= unit.minor() + 1
        ? Optional.empty()
        : invalid(
            "%s at the rate %s are %s, not %s, for item %s."
                .formatted(
                    exchange.paid(),
                    exchange.rate().toPlainString(),
                    worth,
                    application.amount(),
                    item));
  }

  private static Optional<Refused> fault(Application application, Application.Part part) {
    String item = application.openItem();
    if (part.role() == null || part.amount() == null || !part.amount().isPositive()) {
      return invalid("A part of item " + item + " has a role and a positive amount.");
    }
    if (!part.amount().currency().equals(application.amount().currency())) {
      return refused(
          Refusal.CURRENCY_MIXED, "Item " + item + " is asked for in several currencies.");
    }
    if (part.role() == Application.Role.EXCHANGE) {
      return refused(
          Refusal.PARTS_NOT_POSTED,
          "Item " + item + " names an exchange as a part; say it with the application.");
    }
    if (part.role() == Application.Role.DEDUCTION && blank(part.reasonCode())) {
      return invalid("The deduction from item " + item + " needs a reason code.");
    }
    return Optional.empty();
  }

  /**
   * SHA-256 over what the request does to the books. Not over when and by whom it is asked: a retry
   * after midnight or by another worker is still the same request.
   */
  static String hash(ApplicationRequest request) {
    StringBuilder text = new StringBuilder();
    field(text, request.payment());
    field(text, request.customer());
    field(text, String.valueOf(request.settleRest()));
    for (Application application : inOrder(request.applications())) {
      field(text, application.openItem());
      field(text, application.amount().toString());
      field(text, application.discount().toString());
      field(text, application.writeOff().toString());
      field(text, application.reasonCode());
      application.parts().forEach(part -> field(text, part));
      if (application.exchange() != null) {
        field(text, application.exchange());
      }
    }
    return sha256(text.toString());
  }

  /** As for applications, with the reason, which stands on the account. */
  static String hash(MoveRequest request) {
    StringBuilder text = new StringBuilder();
    field(text, request.payment());
    field(text, request.use().name());
    field(text, request.amount().toString());
    field(text, request.customer());
    field(text, request.decision().reasonCode());
    return sha256(text.toString());
  }

  static List<Application> inOrder(List<Application> applications) {
    return applications.stream().sorted(Comparator.comparing(Application::openItem)).toList();
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Length before content: no two requests give the same text. */
  private static void field(StringBuilder text, String value) {
    text.append(value == null ? "-" : value.length() + ":" + value).append(';');
  }

  /** Begins like no other field; requests without parts hash as they always did. */
  private static void field(StringBuilder text, Application.Part part) {
    text.append('+');
    field(text, part.role().name());
    field(text, part.amount().toString());
    field(text, part.reasonCode());
  }

  /** As for parts. */
  private static void field(StringBuilder text, Application.Exchange exchange) {
    text.append('*');
    field(text, exchange.paid().toString());
    field(text, exchange.rate().stripTrailingZeros().toPlainString());
    field(text, exchange.source());
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static Optional<Refused> invalid(String message) {
    return refused(Refusal.INVALID, message);
  }

  private static Optional<Refused> refused(Refusal code, String message) {
    return Optional.of(new Refused(code, message));
  }
}

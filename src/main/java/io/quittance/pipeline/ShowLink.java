package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.ReadingJson;
import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.bank.statement.FileHash;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which payment and which undecided advice may belong together, and what would be applied if a
 * person said so. Decides and keeps nothing; all methods run in the caller's tenant transaction.
 */
@ApplicationScoped
public class ShowLink {
  private static final int MOST_PAYMENTS = 500;
  private static final int MOST_MESSAGES = 100;
  private static final int MOST_CANDIDATES = 8;

  /** Beyond every difference: an advice without an amount, or in another currency. */
  private static final BigDecimal FAR = BigDecimal.TEN.pow(18);

  private static final Set<MessageStatus> UNDECIDED =
      Set.of(MessageStatus.WAITING, MessageStatus.REVIEW, MessageStatus.PARTLY_APPLIED);

  private final MessageRows rows;
  private final Messages messages;
  private final LinkAdvice linkAdvice;
  private final Payments payments;
  private final Books books;

  ShowLink(
      MessageRows rows, Messages messages, LinkAdvice linkAdvice, Payments payments, Books books) {
    this.rows = rows;
    this.messages = messages;
    this.linkAdvice = linkAdvice;
    this.payments = payments;
    this.books = books;
  }

  /**
   * An advice that nobody has decided about.
   *
   * @param proposal what is proposed of it
   * @param number its place in the message, the first is 1
   */
  public record Undecided(MessageSummary message, UUID proposal, int number, Advice advice) {}

  /**
   * An advice beside a payment.
   *
   * @param applications what its lines pay with it; empty when none can be told
   * @param items that are applied to, by id
   */
  public record Link(
      UUID message,
      int number,
      Advice advice,
      Payment payment,
      List<Application> applications,
      Map<String, OpenItem> items) {

    /** The same for the same money on the same items: what was shown is what is carried out. */
    public String fingerprint() {
      return FileHash.of(payment.available() + " " + applications);
    }
  }

  /**
   * Payments with money left, the nearest to the advice's amount first.
   *
   * @param query looked for in payer, bank's text and id; blank for any
   */
  public List<Payment> payments(UUID proposal, String query) {
    Optional<Advice> advice = rows.proposal(proposal).flatMap(this::advice);
    if (advice.isEmpty()) {
      return List.of();
    }
    Payments.Filter filter =
        new Payments.Filter(null, null, null, true, query.isBlank() ? null : query, null);
    Stream<Payment> near = query.isBlank() ? tied(advice.get()) : Stream.empty();
    return Stream.concat(near, payments.list(filter, "", MOST_PAYMENTS).stream())
        .distinct()
        .sorted(Comparator.comparing(payment -> apart(advice.get(), payment)))
        .limit(MOST_CANDIDATES)
        .toList();
  }

  /** Those that a long list might not reach. */
  private Stream<Payment> tied(Advice advice) {
    Stream<Payment> referred =
        advice.paymentReference() == null
            ? Stream.empty()
            : payments.byReference(advice.paymentReference()).stream();
    boolean exact =
        advice.paymentAmount() != null
            && advice.currency() != null
            && Money.currencyOf(advice.currency()).isPresent();
    return exact
        ? Stream.concat(
            referred,
            payments
                .byAmount(
                    Money.parse(advice.paymentAmount().toPlainString(), advice.currency()),
                    LocalDate.of(1970, 1, 1),
                    LocalDate.of(2999, 12, 31))
                .stream())
        : referred;
  }

  /**
   * Advices of messages that wait or are in review, the nearest to the payment's money first.
   *
   * @param query looked for in subject, sender, payer and amount; blank for any
   */
  public List<Undecided> advices(String payment, String query) {
    Optional<Payment> money = books.payment(payment);
    if (money.isEmpty()) {
      return List.of();
    }
    return messages.list(UNDECIDED, query, null, MOST_MESSAGES).stream()
        .flatMap(this::undecided)
        .sorted(Comparator.comparing(found -> apart(found.advice(), money.get())))
        .limit(MOST_CANDIDATES)
        .toList();
  }

  private Stream<Undecided> undecided(MessageSummary message) {
    return rows.proposals(message.id()).stream()
        .filter(ProposalRow::open)
        .flatMap(
            row ->
                advice(row)
                    .map(advice -> new Undecided(message, row.id, row.advice + 1, advice))
                    .stream());
  }

  /** Empty when the proposal is decided or of no advice, or there is no such payment. */
  public Optional<Link> between(UUID proposal, String payment) {
    Optional<ProposalRow> row = rows.proposal(proposal).filter(ProposalRow::open);
    Optional<Advice> advice = row.flatMap(this::advice);
    Optional<Payment> money = books.payment(payment);
    if (advice.isEmpty() || money.isEmpty()) {
      return Optional.empty();
    }
    MessageRow message = rows.findById(row.get().message);
    List<Application> paid = linkAdvice.paid(message, row.get().advice, money.get());
    Map<String, OpenItem> items = new LinkedHashMap<>();
    paid.forEach(one -> books.item(one.openItem()).ifPresent(item -> items.put(item.id(), item)));
    return Optional.of(
        new Link(message.id, row.get().advice + 1, advice.get(), money.get(), paid, items));
  }

  private Optional<Advice> advice(ProposalRow row) {
    if (row.message == null || row.advice == null) {
      return Optional.empty();
    }
    String stored = rows.findById(row.message).reading;
    List<Advice> read = stored == null ? List.of() : ReadingJson.read(stored).advices();
    return row.advice >= 0 && row.advice < read.size()
        ? Optional.of(read.get(row.advice))
        : Optional.empty();
  }

  private static BigDecimal apart(Advice advice, Payment payment) {
    boolean other =
        advice.currency() != null
            && !advice.currency().equals(payment.amount().currency().getCurrencyCode());
    return advice.paymentAmount() == null || other
        ? FAR
        : payment.available().amount().subtract(advice.paymentAmount()).abs();
  }
}

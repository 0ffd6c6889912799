package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Books;
import io.quittance.matching.identity.WhoPaid;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.ExchangeRate;
import io.quittance.receivables.Family;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that can be said about one advice and one payment before anybody judges it, looked up
 * afresh in the books.
 *
 * @param index of the advice in the reading
 * @param payment null while there is none
 * @param payer who paid and why, nobody while there is no payment
 * @param customer id of the customer whose items are looked at: the certain payer, else whoever is
 *     taken for it, or null
 * @param stated the advice's amounts, or null when no currency is known to state them in
 * @param rate into the currency of the advice and its items; null where the payment is in it, or
 *     nobody gave one
 * @param others what other messages say, looked up when somebody asks
 * @param elsewhere what they claim of the items of all lines
 * @param lines in the order of the advice; without those that wait
 * @param waiting lines that are a question by themselves and are left to a person; empty as long as
 *     the advice is looked at as a whole
 */
record Facts(
    ReadMessage source,
    Reading reading,
    int index,
    Books books,
    Payment payment,
    WhoPaid payer,
    String customer,
    Policy policy,
    Family family,
    NamedItems named,
    StatedAdvice stated,
    ExchangeRate rate,
    OtherMessages others,
    ClaimedElsewhere elsewhere,
    List<LineFacts> lines,
    List<LineFacts> waiting) {

  /**
   * @param item the item the number means or, of several, the only one with the line's amount; null
   *     when there is none
   * @param settlement null when line and item cannot be compared: no amount, nothing left, another
   *     kind or currency
   */
  record LineFacts(StatedLine line, Resolution resolution, OpenItem item, Settlement settlement) {}

  /**
   * @param taken customer to take for the payer when the bank does not tell, or null
   */
  static Facts gather(
      ReadMessage source, Reading reading, int index, Payment payment, String taken, Books books) {
    Advice advice = reading.advices().get(index);
    NamedItems named = NamedItems.lookUp(advice, books);
    WhoPaid payer = Identification.of(source, advice, payment, named, books);
    String customer = payer.certain().map(c -> c.id()).orElse(taken);
    String entity = payment == null ? null : payment.legalEntity();
    Policy policy = books.policy(entity, customer);
    Family family = new Family(books::customer);
    NumberResolution numbers =
        new NumberResolution(
            named,
            NearNumbers.lookUp(advice, named, books),
            customer,
            family,
            entity,
            policy.automatic().intercompany());
    ExchangeRate rate =
        payment == null ? null : Exchanged.rate(advice, payment, named, books).orElse(null);
    StatedAdvice stated =
        (rate == null ? currency(advice, payment, named) : Optional.of(rate.to()))
            .map(c -> StatedAdvice.of(advice, c))
            .orElse(null);
    List<LineFacts> lines = new ArrayList<>();
    if (stated != null) {
      LocalDate valueDate =
          (payment == null ? PaymentSearch.expected(advice, source) : PaymentSearch.valued(payment))
              .orElse(null);
      List<OpenItem> credits = unnamedCredits(advice, customer, policy, entity, books);
      List<Resolution> resolutions =
          AllOfANumber.together(
              stated.lines(), stated.lines().stream().map(numbers::resolve).toList());
      for (int i = 0; i < stated.lines().size(); i++) {
        lines.add(line(stated.lines().get(i), resolutions.get(i), policy, valueDate, credits));
      }
    }
    OtherMessages others = new OtherMessages(source, advice, books);
    List<OpenItem> items = lines.stream().map(LineFacts::item).filter(Objects::nonNull).toList();
    return new Facts(
        source,
        reading,
        index,
        books,
        payment,
        payer,
        customer,
        policy,
        family,
        named,
        stated,
        rate,
        others,
        new ClaimedElsewhere(others, items, books),
        paid(lines, stated, payment, policy, rate),
        List.of());
  }

  /** The same advice and books, of which only some lines are to be applied. */
  Facts with(List<LineFacts> clear, List<LineFacts> left) {
    return new Facts(
        source,
        reading,
        index,
        books,
        payment,
        payer,
        customer,
        policy,
        family,
        named,
        stated,
        rate,
        others,
        elsewhere,
        List.copyOf(clear),
        List.copyOf(left));
  }

  private static List<LineFacts> paid(
      List<LineFacts> lines,
      StatedAdvice stated,
      Payment payment,
      Policy policy,
      ExchangeRate rate) {
    if (stated == null || payment == null) {
      return List.copyOf(lines);
    }
    return rate == null
        ? ReceiptShort.writtenOff(lines, stated.total(), payment.amount(), policy)
        : Exchanged.given(lines, stated.total(), payment, rate);
  }

  Advice advice() {
    return reading.advices().get(index);
  }

  /** What the lines pay beyond their items. */
  Money excess() {
    Money excess = Money.zero(stated.currency());
    for (LineFacts line : lines) {
      excess = line.settlement() == null ? excess : excess.plus(line.settlement().excess());
    }
    return excess;
  }

  /** Credits that no line names and that are used all the same. */
  List<OpenItem> creditsBeside() {
    return lines.stream()
        .map(LineFacts::settlement)
        .filter(settlement -> settlement != null && settlement.beside() != null)
        .map(settlement -> settlement.beside().credit())
        .toList();
  }

  List<OpenItem> items() {
    return lines.stream().map(LineFacts::item).filter(Objects::nonNull).toList();
  }

  private static Optional<Currency> currency(Advice advice, Payment payment, NamedItems named) {
    if (payment != null) {
      return Optional.of(payment.amount().currency());
    }
    if (advice.currency() != null) {
      return Money.currencyOf(advice.currency());
    }
    return named.currencies().size() == 1
        ? Optional.of(named.currencies().get(0))
        : Optional.empty();
  }

  private static LineFacts line(
      StatedLine line,
      Resolution resolution,
      Policy policy,
      LocalDate valueDate,
      List<OpenItem> credits) {
    OpenItem item = resolution.item() == null ? likeliest(line, resolution) : resolution.item();
    boolean comparable =
        item != null
            && line.net() != null
            && !line.net().isZero()
            && NamedItems.live(item)
            && kindsFit(line, item)
            && item.available().currency().equals(line.net().currency());
    return new LineFacts(
        line,
        resolution,
        item,
        comparable ? Settlement.of(line, item, policy, valueDate, credits) : null);
  }

  /** Credits that may explain a complete advice though it names none; none unless policy says. */
  private static List<OpenItem> unnamedCredits(
      Advice advice, String customer, Policy policy, String entity, Books books) {
    boolean wanted =
        policy.automatic().unnamedCredits()
            && customer != null
            && entity != null
            && Boolean.TRUE.equals(advice.complete())
            && advice.lines().stream().noneMatch(l -> l.kind() == Advice.Kind.CREDIT_MEMO);
    return wanted
        ? books.openItems(customer).stream()
            .filter(item -> item.kind() == OpenItem.Kind.CREDIT_MEMO)
            .filter(item -> item.status() == OpenItem.Status.OPEN && !item.inCollection())
            .filter(item -> !item.directDebit() && entity.equals(item.legalEntity()))
            .sorted(Comparator.comparing(OpenItem::id))
            .toList()
        : List.of();
  }

  private static OpenItem likeliest(StatedLine line, Resolution resolution) {
    if (line.net() == null) {
      return null;
    }
    List<OpenItem> equal =
        resolution.rivals().stream()
            .filter(item -> NamedItems.live(item) && kindsFit(line, item))
            .filter(item -> Math.abs(line.net().minor()) == item.available().minor())
            .toList();
    return equal.size() == 1 ? equal.get(0) : null;
  }

  /** A credit line takes value from a credit item; anything else pays a debit item. */
  static boolean kindsFit(StatedLine line, OpenItem item) {
    return line.kind() != Advice.Kind.ADJUSTMENT
        && line.credit() == item.kind().credit()
        && (line.net() == null || line.credit() == line.net().isNegative());
  }
}

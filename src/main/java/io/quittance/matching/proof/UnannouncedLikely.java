package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.ledger.Application;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal.Ground;
import io.quittance.money.Money;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a payment most likely pays that neither its text nor the only combination proves: the items
 * of a mail that waits for another amount and that are this one; else what the text names, with the
 * most plausible other items that make up the payment, or with the last one paid short. A
 * recommendation for a person, and no proof: the mail's or the text's own words speak against it.
 */
final class UnannouncedLikely {
  /** What a bank keeps or a customer holds back is a small part; more is another payment. */
  private static final int MOST_SHORT_PERCENT = 10;

  private final UnannouncedFacts facts;
  private final Money paid;
  private final List<OpenItem> open;

  private UnannouncedLikely(UnannouncedFacts facts) {
    this.facts = facts;
    this.paid = facts.payment().amount();
    this.open =
        facts.books().openItems(facts.customer()).stream()
            .filter(item -> NamedItems.live(item) && item.status() != OpenItem.Status.SOLD)
            .filter(item -> Objects.equals(item.legalEntity(), facts.payment().legalEntity()))
            .filter(item -> item.available().currency().equals(paid.currency()))
            .toList();
  }

  static Optional<UnannouncedClaim> of(UnannouncedFacts facts) {
    if (facts.payment() == null || facts.customer() == null) {
      return Optional.empty();
    }
    UnannouncedLikely likely = new UnannouncedLikely(facts);
    List<List<OpenItem>> told = likely.told();
    return likely
        .only(told, items -> likely.sum(items).equals(likely.paid))
        .map(items -> likely.claim(Ground.COMBINATION, full(items)))
        .or(likely::byText)
        .or(
            () ->
                likely
                    .only(told, items -> likely.isLittle(likely.sum(items).minus(likely.paid)))
                    .flatMap(likely::lastShort)
                    .map(applications -> likely.claim(Ground.COMBINATION, applications)));
  }

  /** What is named in the text, when each number means one item. */
  private Optional<UnannouncedClaim> byText() {
    List<NamedByBank.Naming> namings = facts.named().namings();
    List<OpenItem> items = namings.stream().flatMap(one -> one.items().stream()).toList();
    if (items.isEmpty() || items.size() > namings.size() || !open.containsAll(items)) {
      return Optional.empty();
    }
    Optional<List<Application>> applications =
        sum(items).compareTo(paid) > 0 ? lastShort(items) : withRest(items);
    return applications.map(all -> claim(Ground.BANK_TEXT, all));
  }

  private Optional<List<Application>> withRest(List<OpenItem> items) {
    List<OpenItem> others = open.stream().filter(item -> !items.contains(item)).toList();
    return MissingLines.rest(others, paid.minus(sum(items)))
        .map(
            rest -> {
              List<Application> all = new ArrayList<>(full(items));
              all.addAll(UnannouncedGrounds.applications(rest, paid.currency()));
              return all;
            });
  }

  /** All in full but the last, which is paid with what is left. */
  private Optional<List<Application>> lastShort(List<OpenItem> items) {
    OpenItem last = items.get(items.size() - 1);
    Money left = last.available().minus(sum(items).minus(paid));
    if (last.kind().credit() || !left.isPositive()) {
      return Optional.empty();
    }
    List<Application> all = new ArrayList<>(full(items.subList(0, items.size() - 1)));
    all.add(ItemChecks.whole(left, last));
    return Optional.of(all);
  }

  /** What each undecided mail says about items of the payer; without those that leave one open. */
  private List<List<OpenItem>> told() {
    Map<String, List<OpenItem>> byNumber =
        open.stream().collect(Collectors.groupingBy(i -> InvoiceNumber.canonical(i.number())));
    List<OtherAdvice> others =
        facts
            .books()
            .otherAdvices(AdviceKeys.ofNumbers(open.stream().map(OpenItem::number).toList()));
    return others.size() > OtherAdvice.MOST
        ? List.of()
        : others.stream()
            .map(one -> items(one.advice(), byNumber))
            .flatMap(Optional::stream)
            .toList();
  }

  private static Optional<List<OpenItem>> items(
      Advice advice, Map<String, List<OpenItem>> byNumber) {
    Map<String, OpenItem> items = new LinkedHashMap<>();
    for (Advice.Line line : advice.lines()) {
      List<OpenItem> named =
          byNumber.getOrDefault(InvoiceNumber.canonical(line.invoiceNumber()), List.of());
      if (named.size() != 1 || items.putIfAbsent(named.get(0).id(), named.get(0)) != null) {
        return Optional.empty();
      }
    }
    return items.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(items.values()));
  }

  private Optional<List<OpenItem>> only(
      Collection<List<OpenItem>> told, Predicate<List<OpenItem>> fits) {
    Map<Set<OpenItem>, List<OpenItem>> different = new LinkedHashMap<>();
    told.stream().filter(fits).forEach(items -> different.putIfAbsent(new HashSet<>(items), items));
    return different.size() == 1 ? different.values().stream().findFirst() : Optional.empty();
  }

  private boolean isLittle(Money shorter) {
    return shorter.isPositive() && shorter.minor() <= paid.minor() / 100 * MOST_SHORT_PERCENT;
  }

  private Money sum(List<OpenItem> items) {
    Money sum = Money.zero(paid.currency());
    for (OpenItem item : items) {
      sum = item.kind().credit() ? sum.minus(item.available()) : sum.plus(item.available());
    }
    return sum;
  }

  private static List<Application> full(List<OpenItem> items) {
    return items.stream().map(item -> ItemChecks.whole(item.available(), item)).toList();
  }

  private UnannouncedClaim claim(Ground ground, List<Application> applications) {
    return new UnannouncedClaim(ground, facts.payment().id(), facts.customer(), applications);
  }
}

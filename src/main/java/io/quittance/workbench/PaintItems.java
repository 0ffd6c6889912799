package io.quittance.workbench;

import io.quittance.ledger.Application;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import io.quittance.workbench.CaseView.ItemRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Open items and what is applied to them, row by row. */
final class PaintItems {
  private PaintItems() {}

  static List<ItemRow> rows(List<Application> applications, Map<String, OpenItem> items) {
    return applications.stream()
        .map(
            application -> row(application, Optional.ofNullable(items.get(application.openItem()))))
        .toList();
  }

  private static ItemRow row(Application application, Optional<OpenItem> known) {
    return new ItemRow(
        application.openItem(),
        known.map(OpenItem::number).orElse(application.openItem()),
        known.map(item -> Wording.plain(item.kind())).orElse(""),
        known.map(PaintItems::flag).orElse(""),
        known.map(item -> Figures.day(item.dueDate())).orElse(""),
        known.map(item -> Figures.grouped(item.available())).orElse(""),
        Figures.grouped(application.amount()),
        Figures.unlessZero(application.discount()),
        Figures.unlessZero(application.writeOff()),
        Wording.or(application.reasonCode(), ""),
        known.flatMap(item -> rest(application, item)).orElse(""),
        known.filter(item -> item.kind().credit()).isPresent() ? "-1" : "1",
        new CaseView.Editable(
            application.amount().toPlainString(),
            plainUnlessZero(application.discount()),
            plainUnlessZero(application.writeOff()),
            known.map(item -> item.available().toPlainString()).orElse("")));
  }

  /** An open item nothing is applied to yet, to choose from. */
  static ItemRow choice(OpenItem item) {
    String available = item.available().toPlainString();
    return new ItemRow(
        item.id(),
        item.number(),
        Wording.plain(item.kind()),
        flag(item),
        Figures.day(item.dueDate()),
        Figures.grouped(item.available()),
        "",
        "",
        "",
        "",
        "",
        item.kind().credit() ? "-1" : "1",
        new CaseView.Editable(available, "", "", available));
  }

  private static String flag(OpenItem item) {
    return item.status() == OpenItem.Status.OPEN ? "" : Wording.plain(item.status());
  }

  private static String plainUnlessZero(Money money) {
    return money == null || money.isZero() ? "" : money.toPlainString();
  }

  private static Optional<String> rest(Application application, OpenItem item) {
    Money rest = item.available();
    for (Money part :
        List.of(
            application.amount(),
            orZero(application.discount(), rest),
            orZero(application.writeOff(), rest))) {
      if (!part.currency().equals(rest.currency())) {
        return Optional.empty();
      }
      rest = rest.minus(part);
    }
    return Optional.of(Figures.grouped(rest));
  }

  private static Money orZero(Money money, Money like) {
    return money == null ? Money.zero(like.currency()) : money;
  }

  /** Invoices less credits: the cash these applications use; empty when currencies are mixed. */
  static Optional<Money> cash(List<Application> applications, Map<String, OpenItem> items) {
    Money sum = null;
    for (Application application : applications) {
      OpenItem item = items.get(application.openItem());
      boolean credit = item != null && item.kind().credit();
      Money amount = credit ? application.amount().negated() : application.amount();
      if (sum != null && !sum.currency().equals(amount.currency())) {
        return Optional.empty();
      }
      sum = sum == null ? amount : sum.plus(amount);
    }
    return Optional.ofNullable(sum);
  }

  /** True when this is more than there is; in another currency nobody can say. */
  static boolean exceeds(Money cash, Money available) {
    return cash.currency().equals(available.currency()) && available.minus(cash).isNegative();
  }

  /** What becomes of money when this much of it is applied, in words. */
  static List<String> totals(Money cash, Money money) {
    String applied = "Cash applied " + Figures.withCurrency(cash);
    if (!money.currency().equals(cash.currency())) {
      return List.of(applied);
    }
    Money rest = money.minus(cash);
    return List.of(
        applied,
        rest.isZero()
            ? "nothing of the payment is left over"
            : rest.isNegative()
                ? Figures.grouped(rest.negated()) + " more than the payment has"
                : "of the payment " + Figures.grouped(rest) + " left over");
  }
}

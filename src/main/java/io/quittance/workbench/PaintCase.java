package io.quittance.workbench;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal;
import io.quittance.money.Money;
import io.quittance.pipeline.MessageDetail.ProposalView;
import io.quittance.receivables.OpenItem;
import io.quittance.workbench.CaseView.Comparison;
import io.quittance.workbench.CaseView.ItemRow;
import io.quittance.workbench.CaseView.Plain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** From an advice and its proposal to what the page prints of them. */
final class PaintCase {
  private PaintCase() {}

  /**
   * @param advice null for a proposal without one
   * @param view null before it was matched
   */
  static CaseView paint(UUID message, int index, int cases, Advice advice, ProposalView view) {
    AdviceView painted = advice == null ? null : PaintAdvice.paint(index, advice);
    String anchor = "case-" + index;
    String title = cases > 1 ? "Payment " + (index + 1) + " of " + cases : "";
    if (view == null) {
      return new CaseView(
          anchor, title, painted, "", List.of(), null, "", false, List.of(), "", List.of(),
          List.of(), List.of(), List.of(), List.of(), List.of(), "", null);
    }
    Proposal proposal = view.proposal();
    Map<String, OpenItem> items = items(view);
    return new CaseView(
        anchor,
        title,
        painted,
        view.customer() == null
            ? ""
            : view.customer().name() + " (" + view.customer().number() + ")",
        view.payment() == null ? List.of() : bank(view.payment()),
        comparison(advice, view.payment()),
        proposalTitle(view),
        view.state().equals("applied"),
        proposal.reasons().stream()
            .map(reason -> new CaseView.Reason(reason.code(), reason.message()))
            .toList(),
        proposal.counterfactual() == null ? "" : capitalised(proposal.counterfactual()) + ".",
        rows(proposal.applications(), items),
        totals(proposal.applications(), items, view),
        proposal.remainder().stream().map(rest -> remainder(rest, items)).toList(),
        proposal.rivals().stream().map(rival -> rival(rival, items)).toList(),
        payers(proposal.payers()),
        proposal.certificate() == null
            ? List.of()
            : proposal.certificate().checks().stream()
                .map(check -> new CaseView.Check(Wording.heading(check.name()), check.finding()))
                .toList(),
        proposal.certificate() == null
            ? ""
            : "policy version " + proposal.certificate().policyVersion(),
        view.review() == null ? null : decidable(message, view, items));
  }

  private static List<CaseView.PaidBy> payers(List<Proposal.PayerCandidate> payers) {
    List<CaseView.PaidBy> painted = new ArrayList<>();
    for (int i = 0; i < payers.size(); i++) {
      Proposal.PayerCandidate payer = payers.get(i);
      painted.add(
          new CaseView.PaidBy(
              payer.name() + " (" + payer.customer() + ")",
              payer.bits() + " bits",
              i + 1 < payers.size()
                  ? payer.bits() - payers.get(i + 1).bits() + " bits before the next"
                  : "",
              payer.why().stream()
                  .map(because -> capitalised(because.words()) + " (" + because.bits() + ").")
                  .toList()));
    }
    return painted;
  }

  private static String capitalised(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static String proposalTitle(ProposalView view) {
    return switch (view.state()) {
      case "applied" -> "Applied";
      case "rejected" -> "Rejected proposal";
      default -> view.proposal().applications().isEmpty() ? "Proposal" : "Proposed application";
    };
  }

  private static Map<String, OpenItem> items(ProposalView view) {
    Map<String, OpenItem> items = new HashMap<>();
    Stream.concat(view.otherItems().stream(), view.items().stream())
        .forEach(item -> items.put(item.id(), item));
    return items;
  }

  private static List<Plain> bank(Payment payment) {
    List<Plain> facts = new ArrayList<>();
    add(facts, "Amount", Figures.withCurrency(payment.amount()));
    add(
        facts,
        "Still available",
        payment.available().equals(payment.amount()) ? "" : Figures.grouped(payment.available()));
    add(facts, "Status", Wording.plain(payment.status()));
    add(facts, "Reference", payment.reference());
    add(facts, "Value date", Figures.day(payment.valueDate()));
    add(facts, "Payer", payment.payerName());
    add(facts, "From account", payment.payerAccount());
    add(facts, "Method", payment.method());
    add(facts, "Text", payment.text());
    add(facts, "Entry", payment.id());
    return facts;
  }

  private static void add(List<Plain> facts, String label, String text) {
    if (text != null && !text.isBlank()) {
      facts.add(new Plain(label, text));
    }
  }

  private static Comparison comparison(Advice advice, Payment payment) {
    if (advice == null
        || payment == null
        || advice.paymentAmount() == null
        || (advice.currency() != null
            && !advice.currency().equals(payment.amount().currency().getCurrencyCode()))) {
      return null;
    }
    BigDecimal difference = payment.amount().amount().subtract(advice.paymentAmount());
    return new Comparison(
        Figures.grouped(advice.paymentAmount()),
        Figures.grouped(payment.amount()),
        Figures.grouped(difference),
        difference.signum() == 0);
  }

  private static List<ItemRow> rows(List<Application> applications, Map<String, OpenItem> items) {
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
        known.map(PaintCase::flag).orElse(""),
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
  private static Optional<Money> cash(List<Application> applications, Map<String, OpenItem> items) {
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

  private static List<String> totals(
      List<Application> applications, Map<String, OpenItem> items, ProposalView view) {
    Payment payment = view.payment();
    Optional<Money> cash = cash(applications, items);
    if (cash.isEmpty()) {
      return List.of();
    }
    List<String> totals = new ArrayList<>();
    totals.add("Cash applied " + Figures.withCurrency(cash.get()));
    if (payment != null && payment.amount().currency().equals(cash.get().currency())) {
      Money whole = view.state().equals("applied") ? payment.amount() : payment.available();
      Money rest = whole.minus(cash.get());
      totals.add(
          rest.isZero()
              ? "nothing of the payment is left over"
              : "of the payment " + Figures.grouped(rest) + " left over");
    }
    return totals;
  }

  private static CaseView.Remainder remainder(
      Proposal.Remainder rest, Map<String, OpenItem> items) {
    OpenItem item = rest.openItem() == null ? null : items.get(rest.openItem());
    String on =
        item != null
            ? " on " + item.number()
            : rest.openItem() == null ? "" : " on " + rest.openItem();
    return new CaseView.Remainder(
        Wording.heading(rest.kind()) + on,
        Wording.or(rest.currency(), "") + " " + Figures.grouped(rest.amount()),
        Wording.or(rest.reason(), ""));
  }

  private static CaseView.Rival rival(Proposal.Rival rival, Map<String, OpenItem> items) {
    return new CaseView.Rival(
        rival.description(),
        rows(rival.applications(), items),
        cash(rival.applications(), items).map(Figures::withCurrency).orElse(""));
  }

  private static Decidable decidable(UUID message, ProposalView view, Map<String, OpenItem> items) {
    List<Application> applications = view.proposal().applications();
    String cash =
        view.payment() == null
            ? ""
            : cash(applications, items)
                .map(
                    sum ->
                        Figures.withCurrency(sum)
                            + " to "
                            + Wording.count(applications.size(), "item", "items"))
                .orElse("");
    return Decidable.proposal(
        message,
        view.review(),
        view.id(),
        view.state().equals("applied"),
        cash,
        view.payment(),
        rows(applications, items),
        Stream.concat(view.items().stream(), view.otherItems().stream())
            .distinct()
            .filter(item -> !item.available().isZero())
            .map(PaintCase::choice)
            .toList());
  }
}

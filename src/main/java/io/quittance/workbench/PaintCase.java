package io.quittance.workbench;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal;
import io.quittance.money.Money;
import io.quittance.pipeline.MessageDetail.ProposalView;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From an advice and its proposal to what the page prints of them. */
final class PaintCase {
  private PaintCase() {}

  /**
   * @param reviews where cases are decided
   * @param advice null for a proposal without one
   * @param view null before it was matched
   */
  static CaseView paint(Reviews reviews, int index, int cases, Advice advice, ProposalView view) {
    AdviceView painted = advice == null ? null : PaintAdvice.paint(index, advice);
    String anchor = "case-" + index;
    String title = cases > 1 ? "Payment " + (index + 1) + " of " + cases : "";
    if (view == null) {
      return unmatched(anchor, title, painted, List.of());
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
        view.payment() == null ? List.of() : PaintPayment.facts(view.payment()),
        PaintPayment.comparison(advice, view.payment()),
        proposalTitle(view),
        view.state().equals("applied"),
        proposal.reasons().stream()
            .map(reason -> new CaseView.Reason(reason.code(), reason.message()))
            .toList(),
        proposal.counterfactual() == null ? "" : capitalised(proposal.counterfactual()) + ".",
        PaintItems.rows(proposal.applications(), items),
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
        view.review() == null ? null : decidable(reviews, view, items));
  }

  /** A payment for which nothing is proposed. */
  static CaseView bankAlone(Payment payment) {
    return unmatched("case-0", "", null, PaintPayment.facts(payment));
  }

  private static CaseView unmatched(
      String anchor, String title, AdviceView advice, List<CaseView.Plain> bank) {
    return new CaseView(
        anchor, title, advice, "", bank, null, "", false, List.of(), "", List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), "", null);
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

  private static List<String> totals(
      List<Application> applications, Map<String, OpenItem> items, ProposalView view) {
    Payment payment = view.payment();
    Optional<Money> cash = PaintItems.cash(applications, items);
    if (cash.isEmpty()) {
      return List.of();
    }
    if (payment == null) {
      return List.of("Cash applied " + Figures.withCurrency(cash.get()));
    }
    return PaintItems.totals(
        cash.get(), view.state().equals("applied") ? payment.amount() : payment.available());
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
        Wording.or(rest.reason(), "") + recommended(rest, items));
  }

  private static String recommended(Proposal.Remainder rest, Map<String, OpenItem> items) {
    Application likely = rest.recommended();
    if (likely == null) {
      return "";
    }
    OpenItem item = items.get(likely.openItem());
    return ". Recommended, not proven: %s to %s"
        .formatted(
            Figures.withCurrency(likely.amount()),
            item == null ? likely.openItem() : item.number());
  }

  private static CaseView.Rival rival(Proposal.Rival rival, Map<String, OpenItem> items) {
    return new CaseView.Rival(
        rival.description(),
        PaintItems.rows(rival.applications(), items),
        PaintItems.cash(rival.applications(), items).map(Figures::withCurrency).orElse(""));
  }

  private static Decidable decidable(
      Reviews reviews, ProposalView view, Map<String, OpenItem> items) {
    List<Application> applications = view.proposal().applications();
    String cash =
        view.payment() == null
            ? ""
            : PaintItems.cash(applications, items)
                .filter(sum -> !PaintItems.exceeds(sum, view.payment().available()))
                .map(
                    sum ->
                        Figures.withCurrency(sum)
                            + " to "
                            + Wording.count(applications.size(), "item", "items"))
                .orElse("");
    return Decidable.proposal(
        reviews,
        view.review(),
        view.id(),
        view.state().equals("applied"),
        cash,
        view.payment(),
        PaintItems.rows(applications, items),
        Stream.concat(view.items().stream(), view.otherItems().stream())
            .distinct()
            .filter(item -> !item.available().isZero())
            .map(PaintItems::choice)
            .toList());
  }
}

package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.bank.PaymentView;
import io.quittance.ledger.Application;
import io.quittance.ledger.AppliedView;
import io.quittance.matching.Proposal;
import io.quittance.pipeline.MessageDetail.ProposalView;
import io.quittance.pipeline.Messages.ListedProposal;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One payment, what it was applied to and what it may be, ready to print.
 *
 * @param more true when it has more applications than are shown
 * @param maybe what is proposed, the newest first; empty when its money is used
 */
record MoneyPage(
    Visitor visitor,
    MoneysPage.Row row,
    List<Fact> facts,
    List<Applied> applied,
    boolean more,
    List<Maybe> maybe) {

  record Fact(String name, String value) {}

  /**
   * @param message id of the message whose advice was followed, or empty
   */
  record Applied(
      String item,
      String currency,
      String amount,
      String discount,
      String writeOff,
      String state,
      String by,
      String message) {}

  /**
   * @param head what may happen with it, in words
   * @param review id of its open case, or empty
   * @param message id of the message that speaks of it, or empty
   * @param customer who may have paid, or empty
   * @param with the other payments that it explains only together with
   * @param reasons sentences
   */
  record Maybe(
      String head,
      String review,
      String message,
      String customer,
      String customerInAddress,
      List<Other> with,
      List<Line> lines,
      List<String> reasons) {}

  record Other(String id, String inAddress) {}

  record Line(String item, String number, String currency, String amount, String open) {}

  static MoneyPage of(
      Visitor visitor, PaymentView payment, Page<AppliedView> applied, List<ListedProposal> maybe) {
    return new MoneyPage(
        visitor,
        MoneysPage.row(payment),
        facts(payment),
        applied.items().stream().map(MoneyPage::applied).toList(),
        applied.next() != null,
        maybe.stream().map(one -> maybe(payment.id(), one)).toList());
  }

  private static List<Fact> facts(PaymentView payment) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Payer", payment.payerName());
    add(facts, "From account", payment.payerAccount());
    add(facts, "Text", payment.text());
    add(
        facts,
        "References",
        payment.references().stream().map(r -> r.value()).collect(Collectors.joining(", ")));
    add(facts, "Booked", payment.bookingDate() == null ? "" : Figures.day(payment.bookingDate()));
    add(facts, "Value date", payment.valueDate() == null ? "" : Figures.day(payment.valueDate()));
    add(facts, "On account", payment.account());
    add(facts, "Legal entity", payment.legalEntity());
    add(facts, "Bank's exchange", payment.bankRate() == null ? "" : payment.bankRate().said());
    return facts;
  }

  private static void add(List<Fact> facts, String name, String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(name, value));
    }
  }

  private static Applied applied(AppliedView one) {
    return new Applied(
        one.openItem(),
        one.currency(),
        Figures.grouped(one.amount()),
        Figures.grouped(one.discount()),
        Figures.grouped(one.writeOff()),
        one.state() == AppliedView.State.APPLIED ? "" : "taken back: " + one.reversalReason(),
        one.decidedBy(),
        Wording.or(one.message(), ""));
  }

  private static Maybe maybe(String payment, ListedProposal listed) {
    ProposalView view = listed.view();
    Proposal proposal = view.proposal();
    Map<String, OpenItem> items =
        view.items().stream().collect(Collectors.toMap(OpenItem::id, Function.identity()));
    return new Maybe(
        head(view),
        view.review() == null ? "" : view.review().toString(),
        listed.message() == null ? "" : listed.message().toString(),
        view.customer() == null
            ? Wording.or(proposal.customer(), "")
            : view.customer().name() + " (" + view.customer().id() + ")",
        Ids.inAddress(Wording.or(proposal.customer(), "")),
        proposal.payments().stream()
            .filter(id -> !id.equals(payment))
            .map(id -> new Other(id, Ids.inAddress(id)))
            .toList(),
        proposal.applications().stream().map(one -> line(one, items)).toList(),
        proposal.reasons().stream().map(Proposal.Reason::message).toList());
  }

  private static String head(ProposalView view) {
    return switch (view.proposal().verdict()) {
      case WAIT -> "A mail waits for money";
      case REVIEW, APPLY, APPLY_PART ->
          view.review() != null
              ? "A case to decide"
              : view.id() == null
                  ? "What the books say of it now; it waits for its advice"
                  : "Proposed";
    };
  }

  private static Line line(Application one, Map<String, OpenItem> items) {
    OpenItem item = items.get(one.openItem());
    return new Line(
        one.openItem(),
        item == null ? "" : item.number(),
        one.amount().currency().getCurrencyCode(),
        Figures.grouped(
            (item != null && item.kind().credit() ? one.amount().negated() : one.amount())
                .toPlainString()),
        item == null ? "" : Figures.grouped(item.available().toPlainString()));
  }
}

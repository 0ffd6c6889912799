package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.joint.Spread;
import io.quittance.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What would stand as applied, were a proposal posted.
 *
 * @param books as the proposal was made in them
 */
record WouldApply(Books books) {

  List<Standing.Applied> of(Proposal proposal) {
    Stream<Spread.Part> parts =
        proposal.payments().isEmpty()
            ? Stream.of(new Spread.Part(proposal.payment(), proposal.applications()))
            : Spread.over(payments(proposal), proposal, books).stream();
    return parts
        .flatMap(part -> part.applications().stream().map(one -> applied(part.payment(), one)))
        .toList();
  }

  private List<Payment> payments(Proposal proposal) {
    return proposal.payments().stream().flatMap(id -> books.payment(id).stream()).toList();
  }

  private Standing.Applied applied(String payment, Application one) {
    boolean credit = books.item(one.openItem()).filter(item -> item.kind().credit()).isPresent();
    Money cash = credit ? one.amount().negated() : one.amount();
    return new Standing.Applied(
        payment,
        one.openItem(),
        cash,
        one.discount(),
        one.writeOff(),
        one.parts().stream()
            .map(
                part ->
                    part.role().name().toLowerCase(Locale.ROOT)
                        + " "
                        + part.amount().toPlainString())
            .toList());
  }
}

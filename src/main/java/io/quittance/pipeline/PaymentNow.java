package io.quittance.pipeline;

import io.quittance.api.Problem;
import io.quittance.database.Sql;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.pipeline.Messages.ListedProposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a payment may be, for whoever opens it before it has waited long enough to be a case: what
 * is proposed for it, alone or with other payments, else what the books alone say now. Nothing is
 * kept or posted; the next one who asks may be told otherwise.
 */
@ApplicationScoped
public class PaymentNow {
  /** State of what is proposed to whoever asks and to nobody else. */
  static final String NOT_KEPT = "not-kept";

  /** Advices that compete for one payment; more tell nobody anything. */
  private static final int MOST = 50;

  private final Books books;
  private final Messages messages;
  private final MessageRows rows;
  private final MatchPayment matchPayment;
  private final Sql sql;

  PaymentNow(Books books, Messages messages, MessageRows rows, MatchPayment matchPayment, Sql sql) {
    this.books = books;
    this.messages = messages;
    this.rows = rows;
    this.matchPayment = matchPayment;
    this.sql = sql;
  }

  /**
   * @return the newest first; empty when its money is used and nothing about it is open
   * @throws Problem when there is no such payment
   */
  public List<ListedProposal> of(String payment) {
    if (books.payment(payment).isEmpty()) {
      throw Problem.notFound("unknown-payment", "There is no payment " + payment);
    }
    List<ListedProposal> open = open(payment);
    return open.isEmpty() ? matchPayment.now(payment).map(this::notKept).stream().toList() : open;
  }

  private List<ListedProposal> open(String payment) {
    return sql
        .list(
            """
            select id from proposal
            where state = 'open' and (payment = ? or body -> 'payments' @> to_jsonb(?::text))
            order by created_at desc, id desc
            limit ?
            """,
            row -> row.getObject("id", UUID.class),
            payment,
            payment,
            MOST)
        .stream()
        .map(rows::proposal)
        .flatMap(Optional::stream)
        .map(messages::listed)
        .toList();
  }

  private ListedProposal notKept(Proposal now) {
    ProposalRow row = new ProposalRow();
    row.payment = now.payment();
    row.customer = now.customer();
    row.verdict = now.verdict().name();
    row.state = NOT_KEPT;
    row.body = PipelineJson.write(now);
    return new ListedProposal(messages.notKept(row), null, null);
  }
}

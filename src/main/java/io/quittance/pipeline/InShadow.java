package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.database.Sql;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Books;
import io.quittance.matching.Matcher;
import io.quittance.matching.Proposal;
import io.quittance.receivables.ImportsUnderWay;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a message would come to if it were matched now as if for the first time, beside what it has
 * come to. Decides by the same steps as {@link MatchStage} and {@link KeepProposal} and changes
 * nothing: the database is told that the transaction only reads, and refuses anything else.
 */
@ApplicationScoped
public class InShadow {
  private final MessageRows messages;
  private final StandingOfMessage standings;
  private final DatabaseBooks books;
  private final DuplicateMessages duplicates;
  private final BooksInShadow booksInShadow;
  private final Matcher matcher;
  private final WaitForMoney waitForMoney;
  private final ConfirmPosted confirmPosted;
  private final PostedInPart postedInPart;
  private final HoldBack holdBack;
  private final ImportsUnderWay imports;
  private final InTenant inTenant;
  private final Sql sql;

  InShadow(
      MessageRows messages,
      StandingOfMessage standings,
      DatabaseBooks books,
      DuplicateMessages duplicates,
      BooksInShadow booksInShadow,
      Matcher matcher,
      WaitForMoney waitForMoney,
      ConfirmPosted confirmPosted,
      PostedInPart postedInPart,
      HoldBack holdBack,
      ImportsUnderWay imports,
      InTenant inTenant,
      Sql sql) {
    this.messages = messages;
    this.standings = standings;
    this.books = books;
    this.duplicates = duplicates;
    this.booksInShadow = booksInShadow;
    this.matcher = matcher;
    this.waitForMoney = waitForMoney;
    this.confirmPosted = confirmPosted;
    this.postedInPart = postedInPart;
    this.holdBack = holdBack;
    this.imports = imports;
    this.inTenant = inTenant;
    this.sql = sql;
  }

  /** A message as it stands and as it would. */
  public record Compared(Standing before, Standing after) {}

  /**
   * Not to be called in a transaction.
   *
   * @return empty while half of a large import of open items is in, or the message is being read
   */
  public Optional<Compared> compare(
      TenantId tenant, UUID message, Anew.Read anew, UnderPolicy policy) {
    return inTenant.call(
        tenant,
        () -> {
          sql.change("set transaction read only");
          MessageRow row = messages.findByIdOptional(message).orElseThrow();
          if (imports.ofOpenItems() || underWay(row)) {
            return Optional.empty();
          }
          Standing before = standings.of(row);
          return Optional.of(new Compared(before, after(row, anew, policy)));
        });
  }

  /** What the message comes to as it stands. Not to be called in a transaction. */
  public Standing standing(TenantId tenant, UUID message) {
    return inTenant.call(
        tenant,
        () -> {
          sql.change("set transaction read only");
          return standings.of(messages.findByIdOptional(message).orElseThrow());
        });
  }

  private static boolean underWay(MessageRow row) {
    return row.status() == MessageStatus.RECEIVED || row.status() == MessageStatus.READING;
  }

  Standing after(MessageRow row, Anew.Read anew, UnderPolicy policy) {
    Reading reading = anew.reading();
    ReadMessage source = anew.source();
    Optional<EndOfReading> end = EndOfReading.of(source, reading);
    if (end.isPresent()) {
      return new Standing(end.get().status(), reading, List.of(), List.of(), null);
    }
    if (duplicates.wouldEnd(row.id, source, reading)) {
      return new Standing(MessageStatus.DUPLICATE, reading, List.of(), List.of(), null);
    }
    Books beside = booksInShadow.of(row.id, books.beside(row.id, reading), policy);
    WouldApply would = new WouldApply(beside);
    List<Standing.Decision> decisions = new ArrayList<>();
    List<Standing.Applied> applied = new ArrayList<>();
    List<OutcomeOfProposals.Standing> outcome = new ArrayList<>();
    for (Proposal proposed : matcher.propose(source, reading, beside)) {
      Optional<Proposal> confirmed = confirmPosted.confirmed(source, reading, proposed, beside);
      if (confirmed.isPresent()) {
        outcome.add(new OutcomeOfProposals.Standing(confirmed.get(), ProposalRow.APPLIED));
        decisions.add(Standing.Decision.of(confirmed.get(), ProposalRow.APPLIED));
        continue;
      }
      Proposal rest = postedInPart.rest(source, reading, proposed, beside).orElse(proposed);
      Proposal waited =
          waitForMoney.today(row, source, reading.advices().get(proposed.advice()), rest, beside);
      Proposal proposal = holdBack.look(reading, waited);
      String state = PostProven.posts(proposal) ? ProposalRow.APPLIED : ProposalRow.OPEN;
      outcome.add(new OutcomeOfProposals.Standing(proposal, state));
      decisions.add(Standing.Decision.of(proposal, state));
      if (state.equals(ProposalRow.APPLIED)) {
        applied.addAll(would.of(proposal));
      }
    }
    return new Standing(OutcomeOfProposals.of(outcome).status(), reading, decisions, applied, null);
  }
}

package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.database.Sql;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.ledger.Applications;
import io.quittance.matching.Books;
import io.quittance.matching.Matcher;
import io.quittance.matching.Proposal;
import io.quittance.matching.identity.Learned;
import io.quittance.matching.joint.Spread;
import io.quittance.message.Part;
import io.quittance.money.Money;
import io.quittance.policy.Policies;
import io.quittance.policy.PolicyDraft;
import io.quittance.policy.PolicyDrafts;
import io.quittance.receivables.ImportsUnderWay;
import io.quittance.review.learned.LearnedFacts;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a message would come to if it were matched now as if for the first time, beside what it has
 * come to. Decides by the same steps as {@link MatchStage} and {@link KeepProposal} and changes
 * nothing: the database is told that the transaction only reads, and refuses anything else.
 */
@ApplicationScoped
public class InShadow {
  private final MessageRows messages;
  private final StandingOfMessage standings;
  private final AdviceRecords records;
  private final DatabaseBooks books;
  private final Applications applications;
  private final LearnedFacts learned;
  private final Policies policies;
  private final PolicyDrafts drafts;
  private final Matcher matcher;
  private final WaitForMoney waitForMoney;
  private final ConfirmPosted confirmPosted;
  private final ReversedBefore reversedBefore;
  private final AutomaticPostings automatic;
  private final ImportsUnderWay imports;
  private final InTenant inTenant;
  private final Sql sql;

  InShadow(
      MessageRows messages,
      StandingOfMessage standings,
      AdviceRecords records,
      DatabaseBooks books,
      Applications applications,
      LearnedFacts learned,
      Policies policies,
      PolicyDrafts drafts,
      Matcher matcher,
      WaitForMoney waitForMoney,
      ConfirmPosted confirmPosted,
      ReversedBefore reversedBefore,
      AutomaticPostings automatic,
      ImportsUnderWay imports,
      InTenant inTenant,
      Sql sql) {
    this.messages = messages;
    this.standings = standings;
    this.records = records;
    this.books = books;
    this.applications = applications;
    this.learned = learned;
    this.policies = policies;
    this.drafts = drafts;
    this.matcher = matcher;
    this.waitForMoney = waitForMoney;
    this.confirmPosted = confirmPosted;
    this.reversedBefore = reversedBefore;
    this.automatic = automatic;
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
    Optional<MessageStatus> unmatched = withoutMatching(source, reading);
    if (unmatched.isPresent()) {
      return new Standing(unmatched.get(), reading, List.of(), List.of(), null);
    }
    if (saidBefore(row.id, reading) || records.successor(row.id, source, reading).isPresent()) {
      return new Standing(MessageStatus.DUPLICATE, reading, List.of(), List.of(), null);
    }
    Books beside = under(policy, row.id, books.beside(row.id, reading));
    List<Standing.Decision> decisions = new ArrayList<>();
    List<Standing.Applied> applied = new ArrayList<>();
    List<OutcomeOfProposals.Standing> outcome = new ArrayList<>();
    for (Proposal proposed : matcher.propose(source, reading, beside)) {
      Optional<Proposal> confirmed = confirmPosted.confirmed(source, reading, proposed, beside);
      if (confirmed.isPresent()) {
        outcome.add(new OutcomeOfProposals.Standing(confirmed.get(), ProposalRow.APPLIED));
        decisions.add(decision(confirmed.get(), ProposalRow.APPLIED));
        continue;
      }
      Proposal waited =
          waitForMoney.today(
              row, source, reading.advices().get(proposed.advice()), proposed, beside);
      Proposal proposal = automatic.unlessStopped(reversedBefore.holds(waited));
      String state = KeepProposal.posts(proposal) ? ProposalRow.APPLIED : ProposalRow.OPEN;
      outcome.add(new OutcomeOfProposals.Standing(proposal, state));
      decisions.add(decision(proposal, state));
      if (state.equals(ProposalRow.APPLIED)) {
        applied.addAll(applied(proposal, beside));
      }
    }
    return new Standing(OutcomeOfProposals.of(outcome).status(), reading, decisions, applied, null);
  }

  /** As {@link ReadStage} settles a message that there is nothing to match of. */
  private static Optional<MessageStatus> withoutMatching(ReadMessage source, Reading reading) {
    return switch (reading.verdict()) {
      case REMITTANCE ->
          reading.advices().isEmpty() ? Optional.of(MessageStatus.REVIEW) : Optional.empty();
      case UNREADABLE -> Optional.of(MessageStatus.REVIEW);
      case NOT_A_REMITTANCE ->
          Optional.of(
              source.parts().stream().anyMatch(InShadow::brokenOff)
                      || reading.problems().stream()
                          .anyMatch(problem -> problem.code() == Problem.Code.BANK_CHANGE)
                  ? MessageStatus.REVIEW
                  : MessageStatus.NOT_A_REMITTANCE);
    };
  }

  private static boolean brokenOff(Part part) {
    return part.fate() == Part.Fate.TIMED_OUT || part.fate() == Part.Fate.CRASHED;
  }

  /** As {@link MatchStage} asks, without leaving a mark. */
  private boolean saidBefore(UUID id, Reading reading) {
    Set<UUID> speakers = new HashSet<>();
    for (Advice advice : reading.advices()) {
      Optional<UUID> first = AdviceFingerprint.of(advice).flatMap(messages::whoSaid);
      if (first.isEmpty() || first.get().equals(id)) {
        return false;
      }
      speakers.add(first.get());
    }
    return speakers.size() == 1
        && speakers.stream()
            .allMatch(first -> messages.findById(first).status() != MessageStatus.DUPLICATE);
  }

  private Books under(UnderPolicy policy, UUID message, Books beside) {
    String id = message.toString();
    OwnApplications own = OwnApplications.of(applications.ofMessage(id));
    int window = beside.widestDateWindowDays();
    if (policy.draft() != null) {
      PolicyDraft draft = drafts.draft(policy.draft());
      return new WithoutOwn(
          beside,
          own,
          (entity, customer) -> drafts.asIf(draft, entity, customer),
          Math.max(window, draft.policy().tying().dateWindowDays()),
          patterns -> learned(patterns, id));
    }
    Integer version = policy.version();
    return new WithoutOwn(
        beside,
        own,
        version == null
            ? beside::policy
            : (entity, customer) -> policies.asOf(version, entity, customer),
        version == null ? window : policies.widestDateWindowDays(version),
        patterns -> learned(patterns, id));
  }

  private List<Learned> learned(Collection<String> patterns, String except) {
    return patterns.isEmpty() ? List.of() : learned.about(patterns, except);
  }

  private static Standing.Decision decision(Proposal proposal, String state) {
    return new Standing.Decision(
        proposal.advice(),
        StandingOfMessage.word(proposal.verdict(), state),
        proposal.payment(),
        proposal.customer(),
        proposal.reasons().stream().map(Proposal.Reason::code).distinct().toList());
  }

  private static List<Standing.Applied> applied(Proposal proposal, Books beside) {
    Stream<Spread.Part> parts =
        proposal.payments().isEmpty()
            ? Stream.of(new Spread.Part(proposal.payment(), proposal.applications()))
            : Spread.over(payments(proposal, beside), proposal, beside).stream();
    return parts
        .flatMap(
            part -> part.applications().stream().map(one -> applied(part.payment(), one, beside)))
        .toList();
  }

  private static List<Payment> payments(Proposal proposal, Books beside) {
    return proposal.payments().stream().flatMap(id -> beside.payment(id).stream()).toList();
  }

  private static Standing.Applied applied(String payment, Application one, Books beside) {
    boolean credit = beside.item(one.openItem()).filter(item -> item.kind().credit()).isPresent();
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

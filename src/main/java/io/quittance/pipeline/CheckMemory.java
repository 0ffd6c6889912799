package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.advice.memory.ReadByMemory;
import io.quittance.certificate.SamePosting;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.proof.Identification;
import io.quittance.receivables.OpenItem;
import io.quittance.review.layouts.ProvenLayouts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks at what matching and people make of a reading from memory. A layout whose reading the
 * certifier does not believe, or a person rejects or corrects, is suspended; one that belongs to
 * another customer than the items it is to pay posts nothing.
 */
@ApplicationScoped
class CheckMemory {
  /** Of the reading itself, not of books or bank. */
  private static final Set<String> OF_THE_READING =
      Set.of(
          ReasonCode.READING_DOUBTFUL.text(),
          ReasonCode.SOURCE_DISAGREES.text(),
          ReasonCode.SUM_DIFFERS.text());

  private final ProvenLayouts layouts;
  private final Books books;

  CheckMemory(ProvenLayouts layouts, Books books) {
    this.layouts = layouts;
    this.books = books;
  }

  /** What the certifier does not believe of a reading from memory suspends its layout. */
  void suspendUnlessBelieved(UUID message, Reading reading, Proposal proposal) {
    boolean heldAnyway =
        reading.problems().stream().map(Problem::code).anyMatch(Problem.Code::holds);
    Optional<Proposal.Reason> doubt =
        proposal.reasons().stream()
            .filter(reason -> !heldAnyway && OF_THE_READING.contains(reason.code()))
            .findFirst();
    Optional<UUID> layout = layout(reading, proposal);
    if (doubt.isPresent() && layout.isPresent()) {
      layouts.suspendFor(layout.get(), message, doubt.get().code() + ": " + doubt.get().message());
    }
  }

  /**
   * A person says that the message is to be applied from differently, or not at all.
   *
   * @param row the proposal that is decided; null for the whole message
   */
  void rejected(MessageRow message, ProposalRow row, String why) {
    advices(message, row).forEach(advice -> suspend(message, advice, why));
  }

  /**
   * What a person applied, before the proposal notes it: anything else than was recommended, or an
   * item that the reading does not name, corrects the reading.
   */
  void applied(MessageRow message, ProposalRow row, List<Application> applications) {
    if (row == null) {
      return;
    }
    List<Application> recommended = PipelineJson.readProposal(row.body).applications();
    boolean otherwise =
        row.open() && !recommended.isEmpty() && !SamePosting.same(applications, recommended);
    Set<String> items =
        applications.stream().map(Application::openItem).collect(Collectors.toSet());
    for (Advice advice : advices(message, row)) {
      if (otherwise || !Identification.named(advice, items, books).containsAll(items)) {
        suspend(message, advice, "a person applied something else than it read");
      }
    }
  }

  private void suspend(MessageRow message, Advice advice, String why) {
    ReadByMemory.layout(advice.reader())
        .map(UUID::fromString)
        .ifPresent(layout -> layouts.suspendFor(layout, message.id, why));
  }

  private static List<Advice> advices(MessageRow message, ProposalRow row) {
    List<Advice> all =
        message.reading == null ? List.of() : ReadingJson.read(message.reading).advices();
    // A message that was read anew since may have fewer.
    return row == null || row.advice == null
        ? all
        : all.stream().skip(row.advice).limit(1).toList();
  }

  /** The proposal, held for a person where its layout is another customer's. */
  Proposal holds(Reading reading, Proposal proposal) {
    Optional<UUID> layout = layout(reading, proposal);
    if (layout.isEmpty()) {
      return proposal;
    }
    Optional<String> customer = layouts.customer(layout.get());
    Set<String> owners =
        proposal.applications().stream()
            .map(Application::openItem)
            .flatMap(item -> books.item(item).stream())
            .map(OpenItem::customer)
            .collect(Collectors.toSet());
    boolean own = customer.isPresent() && Set.of(customer.get()).containsAll(owners);
    return own || proposal.certificate() == null
        ? proposal
        : proposal.with(
            Proposal.Verdict.REVIEW,
            new Proposal.Reason(
                "layout-of-another-customer",
                "It was read by a layout that mails of another customer have taught."));
  }

  private static Optional<UUID> layout(Reading reading, Proposal proposal) {
    return reading.advices().stream()
        .skip(proposal.advice())
        .findFirst()
        .flatMap(advice -> ReadByMemory.layout(advice.reader()))
        .map(UUID::fromString);
  }
}

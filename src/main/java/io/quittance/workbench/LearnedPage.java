package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.review.learned.LearnedFact;
import java.util.List;

/**
 * The page of learned facts, ready to print.
 *
 * @param customer whose facts alone are shown, or empty for all
 * @param next cursor as an address carries it, or empty
 */
record LearnedPage(Visitor visitor, String customer, List<Row> rows, String next) {

  /**
   * @param meaning what follows from the fact, in words
   * @param proven how many payments named invoices explain; of none the fact identifies nobody
   * @param approvable true when it awaits a second person, and the visitor is one
   */
  record Row(
      String id,
      String kind,
      String pattern,
      String customer,
      String meaning,
      String state,
      String tone,
      int confirmations,
      int proven,
      String learnedBy,
      String learned,
      String learnedText,
      boolean approvable) {}

  static LearnedPage of(Visitor visitor, String customer, Page<LearnedFact> facts) {
    return new LearnedPage(
        visitor,
        customer,
        facts.items().stream().map(fact -> row(visitor, fact)).toList(),
        facts.next() == null ? "" : Ids.inAddress(facts.next()));
  }

  private static Row row(Visitor visitor, LearnedFact fact) {
    boolean awaiting = fact.state() == LearnedFact.State.AWAITING;
    return new Row(
        fact.id().toString(),
        Wording.heading(fact.kind()),
        fact.pattern(),
        Wording.or(fact.customer(), ""),
        fact.customer() == null
            ? "identifies nobody"
            : fact.proven() > 0 ? "identifies " + fact.customer() : "ranks " + fact.customer(),
        awaiting ? "awaits a second person" : "active",
        awaiting ? "ask" : "good",
        fact.confirmations(),
        fact.proven(),
        fact.approvedBy() == null
            ? fact.learnedBy()
            : fact.learnedBy() + ", approved by " + fact.approvedBy(),
        fact.learnedAt().toString(),
        Figures.moment(fact.learnedAt()),
        awaiting && !fact.learnedBy().equals(visitor.actor()));
  }
}

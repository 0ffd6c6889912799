package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.review.layouts.ProvenLayout;
import java.util.List;

/**
 * The page of remembered layouts, ready to print.
 *
 * @param next cursor as an address carries it, or empty
 */
record LayoutsPage(Visitor visitor, List<Row> rows, String next) {

  /**
   * @param mapping what stands where, a sentence each
   * @param proofs different payments of those that are needed, in words
   * @param why the check that failed last, or empty
   */
  record Row(
      String id,
      String customer,
      String sender,
      List<String> mapping,
      String proofs,
      int read,
      String state,
      String tone,
      String why,
      String learned,
      String learnedText) {}

  static LayoutsPage of(Visitor visitor, Page<ProvenLayout> layouts) {
    return new LayoutsPage(
        visitor,
        layouts.items().stream().map(LayoutsPage::row).toList(),
        layouts.next() == null ? "" : Ids.inAddress(layouts.next()));
  }

  private static Row row(ProvenLayout layout) {
    return new Row(
        layout.id().toString(),
        layout.customer(),
        layout.sender(),
        layout.mapping(),
        layout.proofs() + " of " + layout.proofsNeeded(),
        layout.read(),
        switch (layout.state()) {
          case LEARNING -> "learning";
          case ACTIVE -> "reads without a model";
          case SUSPENDED -> "suspended";
          case REMOVED -> "removed";
        },
        layout.state() == ProvenLayout.State.ACTIVE ? "good" : "ask",
        Wording.or(layout.suspendedWhy(), ""),
        layout.learnedAt().toString(),
        Figures.moment(layout.learnedAt()));
  }
}

package io.quittance.evaluation.simulate;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Every payment that a person had to look at, with the lines that wait and the reasons why. */
final class PrintHeld {
  /** Of a list of a hundred lines the first tell enough. */
  private static final int MOST_LINES = 8;

  private PrintHeld() {}

  static void of(List<Outcome> outcomes, PrintStream out) {
    List<Outcome> held = outcomes.stream().filter(outcome -> !outcome.touchless()).toList();
    out.println("held payments: " + held.size());
    for (Outcome outcome : held) {
      out.println(headline(outcome));
      out.println("  " + outcome.held());
      out.println("  items not applied: " + waiting(outcome));
      outcome.words().stream().limit(MOST_LINES).forEach(word -> out.println("  - " + word));
    }
    out.println();
  }

  private static String headline(Outcome outcome) {
    Receipt receipt = outcome.receipt();
    return "HELD %s of %s from %s, advice %s, paid %s; %d of %d lines applied; named exactly and not applied: %d of %d, provable %d of %d%s"
        .formatted(
            receipt.payment(),
            Cents.plain(receipt.cents()),
            receipt.payer().id(),
            receipt.kind().words(),
            receipt.manner().words(),
            outcome.applied().size(),
            receipt.shares().size(),
            outcome.named().size() - outcome.namedApplied(),
            outcome.named().size(),
            outcome.provable().size() - outcome.provableApplied(),
            outcome.provable().size(),
            outcome.rightFirst()
                ? "; the right recommendation came first"
                : outcome.rightWhenOpened() ? "; right when opened" : "");
  }

  private static String waiting(Outcome outcome) {
    List<Share> waiting =
        outcome.receipt().shares().stream()
            .filter(share -> !outcome.applied().contains(share))
            .toList();
    String first =
        waiting.stream()
            .limit(MOST_LINES)
            .map(
                share ->
                    "%s %s=%s%s"
                        .formatted(
                            share.item().number(),
                            share.item().id(),
                            Cents.plain(share.cash()),
                            outcome.named().contains(share) ? " (named exactly)" : ""))
            .collect(Collectors.joining(", "));
    return waiting.size() > MOST_LINES
        ? first + ", and " + (waiting.size() - MOST_LINES) + " more"
        : first;
  }
}

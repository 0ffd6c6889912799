package io.quittance.harm;

import io.quittance.ledger.Application;
import io.quittance.matching.Proposal;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says whether a posting is right, from what the mail was written to mean and from its text as a
 * person sees it. Shares nothing with readers, verifier or certifier and never sees an answer.
 */
final class PrintedOracle {
  private final Meant meant;
  private final List<Set<String>> rows;

  PrintedOracle(Meant meant) {
    this.meant = meant;
    this.rows =
        meant.visible().stream()
            .map(row -> (Set<String>) new HashSet<>(Arrays.asList(row.split("[\\s]+", -1))))
            .toList();
  }

  /** Null when all of it is right, else the first thing that is wrong. */
  String objection(Proposal proposal) {
    World.Paid paid = meant.paid();
    if (meant.owed().stream().anyMatch(lines -> pays(proposal, lines))) {
      return null;
    }
    if (paid == null) {
      return "the mail says that nothing was paid: " + meant.why();
    }
    if (!paid.payment().equals(proposal.payment()) || !proposal.payments().isEmpty()) {
      return "it is not the payment that the mail is about";
    }
    List<String> left = leftOut(proposal);
    for (World.Line line : paid.lines()) {
      boolean applied =
          proposal.applications().stream().anyMatch(a -> a.openItem().equals(line.item().id()));
      if (!applied && !left.remove(line.net().toPlainString())) {
        return line.item().number() + " is neither applied nor left to a person with its money";
      }
    }
    Set<String> used = new HashSet<>();
    for (Application application : proposal.applications()) {
      String objection = objection(application, used);
      if (objection != null) {
        return objection;
      }
    }
    return rival(paid);
  }

  /** What stays unapplied, amount by amount: lines that are a question by themselves. */
  private static List<String> leftOut(Proposal proposal) {
    return new ArrayList<>(proposal.remainder().stream().map(Proposal.Remainder::amount).toList());
  }

  /** The whole of it, to the cent, with money of just that amount. */
  private boolean pays(Proposal proposal, List<World.Line> lines) {
    Money sum = lines.stream().map(World.Line::net).reduce(Money::plus).orElseThrow();
    return proposal.applications().size() == lines.size()
        && meant.books().payment(proposal.payment()).orElseThrow().amount().equals(sum)
        && lines.stream()
            .allMatch(
                line ->
                    proposal.applications().stream()
                        .anyMatch(
                            a ->
                                a.openItem().equals(line.item().id())
                                    && a.amount().minor() == Math.abs(line.net().minor())));
  }

  private String objection(Application application, Set<String> used) {
    World.Line line =
        meant.paid().lines().stream()
            .filter(l -> l.item().id().equals(application.openItem()))
            .findFirst()
            .orElse(null);
    if (line == null || !used.add(application.openItem())) {
      return application.openItem() + " is not paid by the mail, or twice";
    }
    OpenItem item = line.item();
    if (item.status() != OpenItem.Status.OPEN || !item.customer().equals("C1")) {
      return item.number() + " may not be paid by this payer or not now";
    }
    long cash = Math.abs(line.net().minor());
    long besides =
        application.discount().minor()
            + application.writeOff().minor()
            + application.parts().stream().mapToLong(p -> p.amount().minor()).sum();
    if (application.amount().minor() != cash || besides > item.amount().minor() - cash) {
      return item.number() + " is paid with " + application + ", the mail says " + line.net();
    }
    return printed(item.number(), line.net()) ? null : item.number() + " does not stand there so";
  }

  /** Number and amount stand in one row, whatever the marks between the figures. */
  private boolean printed(String number, Money net) {
    String figures = net.toPlainString().replaceAll("[^0-9]", "");
    return rows.stream()
        .filter(row -> row.contains(number))
        .anyMatch(row -> row.stream().anyMatch(t -> t.replaceAll("[-.,]", "").equals(figures)));
  }

  /** Another payment of the payer's is as good, and no reference tells them apart. */
  private String rival(World.Paid paid) {
    String reference = meant.books().payment(paid.payment()).orElseThrow().reference();
    boolean told = reference.equals(paid.reference());
    return !told
            && meant.books().payments().stream()
                .filter(p -> !p.id().equals(paid.payment()))
                // What carries another reference of the payer's is told apart by that.
                .filter(p -> paid.reference() == null || !p.reference().startsWith("PAY-"))
                .anyMatch(p -> p.amount().equals(paid.total()) && p.payerAccount().equals("ACC-C1"))
        ? "two payments fit as well"
        : null;
  }
}

package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.bank.PaymentView;
import io.quittance.receivables.CustomerView;
import io.quittance.receivables.OpenItemView;
import io.quittance.review.learned.LearnedFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One customer with its items, payments and what was learned of it, ready to print.
 *
 * @param all closed items are shown, too
 * @param next where the items go on, as an address carries it, or empty
 * @param morePayments true when there are more than are shown
 */
record DebtorPage(
    Visitor visitor,
    String id,
    String inAddress,
    String name,
    List<Fact> facts,
    boolean all,
    List<Item> items,
    String next,
    List<MoneysPage.Row> payments,
    boolean morePayments,
    List<Learned> learned) {

  record Fact(String name, String value) {}

  record Item(
      String id,
      String number,
      String kind,
      String status,
      String due,
      String currency,
      String amount,
      String open,
      String available) {}

  record Learned(String kind, String pattern, String state, int confirmations, int proven) {}

  static DebtorPage of(
      Visitor visitor,
      CustomerView customer,
      boolean all,
      Page<OpenItemView> items,
      Page<PaymentView> payments,
      Page<LearnedFact> learned) {
    return new DebtorPage(
        visitor,
        customer.id(),
        Ids.inAddress(customer.id()),
        customer.name(),
        facts(customer),
        all,
        items.items().stream().map(DebtorPage::item).toList(),
        items.next() == null ? "" : Ids.inAddress(items.next()),
        payments.items().stream().map(MoneysPage::row).toList(),
        payments.next() != null,
        learned.items().stream().map(DebtorPage::learned).toList());
  }

  private static List<Fact> facts(CustomerView customer) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Number", customer.number());
    add(facts, "Parent", customer.parent());
    add(facts, "Group", customer.group());
    add(facts, "Billed to", customer.billTo());
    add(facts, "Paid for by", customer.payer());
    add(facts, "Bank accounts", String.join(", ", customer.bankAccounts()));
    add(facts, "Mail domains", String.join(", ", customer.emailDomains()));
    add(facts, "Also called", String.join(", ", customer.aliases()));
    add(
        facts,
        "Credit limit",
        customer.creditLimit() == null ? null : Figures.grouped(customer.creditLimit()));
    add(facts, "On hold", customer.hold() ? "yes: nothing is applied without a person" : null);
    return facts;
  }

  private static void add(List<Fact> facts, String name, String value) {
    if (value != null && !value.isEmpty()) {
      facts.add(new Fact(name, value));
    }
  }

  private static Item item(OpenItemView item) {
    return new Item(
        item.id(),
        item.number(),
        Wording.heading(item.kind()),
        Wording.heading(item.status()),
        day(item.dueDate()),
        item.currency(),
        Figures.grouped(item.amount()),
        Figures.grouped(item.openAmount()),
        Figures.grouped(item.available()));
  }

  private static Learned learned(LearnedFact fact) {
    return new Learned(
        Wording.heading(fact.kind()),
        fact.pattern(),
        Wording.plain(fact.state()),
        fact.confirmations(),
        fact.proven());
  }

  private static String day(LocalDate date) {
    return date == null ? "" : Figures.day(date);
  }
}

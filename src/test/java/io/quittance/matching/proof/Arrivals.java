package io.quittance.matching.proof;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Notice;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Sample;
import io.quittance.matching.WordByWordVerifier;
import io.quittance.matching.joint.SeveralMails;
import io.quittance.matching.joint.Spread;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Mails and payments that come one after the other to the same open items, each matched until
 * nothing changes any more, as the pipeline does it with jobs.
 */
final class Arrivals {
  /** Something that comes: a mail with one advice, or a payment. */
  interface Arrival {}

  /**
   * @param reference or null; @param items their numbers, paid in full
   */
  record Mail(String id, String reference, int day, List<String> items) implements Arrival {}

  record Paid(String id, String reference, String account, int day, String amount)
      implements Arrival {}

  private static final Map<String, String> ITEMS =
      new TreeMap<>(
          Map.of(
              "INV-1", "10.00", "INV-2", "10.00", "INV-3", "20.00", "INV-4", "10.00", "INV-5",
              "1303.83", "INV-6", "149.37", "INV-7", "77.70"));

  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());
  private final BooksInMemory books = new BooksInMemory();
  private final Map<String, Mail> undecided = new LinkedHashMap<>();
  private final Map<String, Proposal> posted = new TreeMap<>();
  private final Map<String, List<Spread.Part>> parts = new TreeMap<>();
  private final SeveralMails severalMails = new SeveralMails(new WordByWordVerifier());
  private final Map<String, Mail> mails = new TreeMap<>();
  private final Set<String> held = new TreeSet<>();

  Arrivals() {
    books.add(customer("C1")).add(customer("C2"));
    ITEMS.forEach(
        (number, amount) ->
            books.add(
                Sample.invoice(number, number, number.equals("INV-4") ? "C2" : "C1", amount)));
    // A number of two items: whoever names it asks a question.
    books.add(Sample.invoice("INV-7 again", "INV-7", "C1", "90.10"));
  }

  /** Everything is there before the first is matched; the mails are matched in this order. */
  static Arrivals atOnce(List<? extends Arrival> order) {
    Arrivals arrivals = new Arrivals();
    order.forEach(arrivals::receive);
    arrivals.settle();
    return arrivals;
  }

  static Arrivals oneByOne(List<? extends Arrival> order) {
    Arrivals arrivals = new Arrivals();
    for (Arrival arrival : order) {
      arrivals.receive(arrival);
      arrivals.settle();
    }
    return arrivals;
  }

  /** Mail, payment, item and amount of everything posted. */
  Set<String> postings() {
    Set<String> postings = new TreeSet<>();
    parts.forEach(
        (mail, shares) -> {
          for (Spread.Part share : shares) {
            for (Application a : share.applications()) {
              postings.add(
                  "%s: %s from %s to %s"
                      .formatted(mail, a.amount(), share.payment(), a.openItem()));
            }
          }
        });
    return postings;
  }

  /**
   * The same, but which of two payments of one account and amount it was is not told: who came
   * first was proven then, the other mail explains the other payment now, and nothing of what any
   * customer, item or account has is otherwise.
   */
  Set<String> effects() {
    Set<String> effects = new TreeSet<>();
    parts.forEach(
        (mail, shares) -> {
          for (Spread.Part share : shares) {
            Payment payment = books.payment(share.payment()).orElseThrow();
            for (Application a : share.applications()) {
              effects.add(
                  "%s: %s from a payment of %s from %s to %s"
                      .formatted(
                          mail,
                          a.amount(),
                          payment.amount(),
                          payment.payerAccount(),
                          a.openItem()));
            }
          }
        });
    return effects;
  }

  /** Mails whose posting another mail contests. */
  Set<String> contested() {
    Set<String> contested = new TreeSet<>();
    posted.forEach(
        (id, proposal) -> {
          Mail mail = mails.get(id);
          books.others(others(id)).left(left(id));
          if (!Contest.of(
                  Notice.source(notice(mail)),
                  Notice.reading(notice(mail)),
                  0,
                  books.payment(proposal.payment()).orElseThrow(),
                  proposal.applications(),
                  books)
              .isEmpty()) {
            contested.add(id);
          }
        });
    return contested;
  }

  /** Mails that are put before a person. */
  Set<String> held() {
    return held;
  }

  /** Money of an amount that was posted from another payment, left untouched: asked about later. */
  boolean moneyLeftThatFits() {
    return posted.values().stream()
        .map(proposal -> books.payment(proposal.payment()).orElseThrow().amount())
        .anyMatch(
            amount ->
                books.payments().stream()
                    .anyMatch(p -> p.available().equals(p.amount()) && p.amount().equals(amount)));
  }

  private void receive(Arrival arrival) {
    if (arrival instanceof Mail mail) {
      undecided.put(mail.id(), mail);
      mails.put(mail.id(), mail);
    } else {
      Paid paid = (Paid) arrival;
      books.add(payment(paid, eur(paid.amount())));
    }
  }

  private static Payment payment(Paid paid, Money available) {
    return Sample.payment(
        paid.id(),
        paid.reference(),
        Payment.Status.BOOKED,
        eur(paid.amount()),
        available,
        paid.account(),
        DAY.plusDays(paid.day()));
  }

  private void settle() {
    boolean news = true;
    while (news) {
      news = false;
      for (Mail mail : List.copyOf(undecided.values())) {
        books.others(others(mail.id())).left(left(mail.id()));
        Proposal proposal =
            matcher
                .propose(Notice.source(notice(mail)), Notice.reading(notice(mail)), books)
                .get(0);
        held.remove(mail.id());
        if (proposal.verdict() == Proposal.Verdict.REVIEW) {
          held.add(mail.id());
        }
        if (proposal.certificate() != null) {
          post(mail, proposal);
          news = true;
        }
      }
      news = news || share();
    }
  }

  /** The first payment that several of the mails explain together. */
  private boolean share() {
    Map<String, SeveralMails.Mail> read = new TreeMap<>();
    for (Mail mail : undecided.values()) {
      read.put(
          mail.id(),
          new SeveralMails.Mail(
              mail.id(), Notice.source(notice(mail)), Notice.reading(notice(mail))));
    }
    books.others(others("")).left(left(""));
    for (Payment payment : List.copyOf(books.payments())) {
      List<SeveralMails.Part> shares = severalMails.explain(payment, read, books);
      for (SeveralMails.Part one : shares) {
        held.remove(one.message());
        post(mails.get(one.message()), one.proposal());
      }
      if (!shares.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private List<OtherAdvice> others(String own) {
    List<OtherAdvice> others = new ArrayList<>();
    for (Mail mail : undecided.values()) {
      if (!mail.id().equals(own)) {
        others.add(new OtherAdvice(mail.id(), 0, notice(mail).advice(), day(mail), null, null));
      }
    }
    return others;
  }

  private List<OtherAdvice> left(String own) {
    List<OtherAdvice> left = new ArrayList<>();
    posted.forEach(
        (id, proposal) -> {
          Set<Integer> lines = new TreeSet<>();
          proposal.remainder().stream()
              .map(Proposal.Remainder::line)
              .filter(Objects::nonNull)
              .forEach(lines::add);
          if (!id.equals(own) && !lines.isEmpty()) {
            Mail mail = mails.get(id);
            left.add(
                new OtherAdvice(id, 0, notice(mail).advice(), day(mail), null, null)
                    .onlyLines(lines));
          }
        });
    return left;
  }

  private void post(Mail mail, Proposal proposal) {
    undecided.remove(mail.id());
    posted.put(mail.id(), proposal);
    List<Payment> payments =
        proposal.payments().stream().map(id -> books.payment(id).orElseThrow()).toList();
    List<Spread.Part> shares =
        payments.isEmpty()
            ? List.of(new Spread.Part(proposal.payment(), proposal.applications()))
            : Spread.over(payments, proposal, books);
    parts.put(mail.id(), shares);
    shares.forEach(this::post);
  }

  private void post(Spread.Part share) {
    Payment payment = books.payment(share.payment()).orElseThrow();
    Money left = payment.available();
    for (Application application : share.applications()) {
      left = left.minus(application.amount());
      OpenItem item = books.item(application.openItem()).orElseThrow();
      books.change(
          item.id(),
          open -> Sample.left(open, open.available().minus(application.amount()).toPlainString()));
    }
    books.add(
        Sample.payment(
            payment.id(),
            payment.reference(),
            payment.status(),
            payment.amount(),
            left,
            payment.payerAccount(),
            payment.valueDate()));
  }

  private static LocalDate day(Mail mail) {
    return DAY.plusDays(mail.day());
  }

  static Notice notice(Mail mail) {
    Money total = eur("0.00");
    for (String number : mail.items()) {
      total = total.plus(eur(ITEMS.get(number)));
    }
    Notice notice = Notice.of(total.toPlainString());
    if (mail.reference() != null) {
      notice.reference(mail.reference());
    }
    mail.items().forEach(number -> notice.invoice(number, ITEMS.get(number)));
    return notice.date(day(mail));
  }
}

package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal.PayerCandidate;
import io.quittance.matching.identity.Clues;
import io.quittance.matching.identity.WhoPaid;
import io.quittance.message.Envelope;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who paid, as bank and books see it in the light of one advice and its mail. */
public final class Identification {
  private static final int MOST_SHOWN = 5;

  private static final Pattern DMARC_PASSED = Pattern.compile("[; ]dmarc=pass(?: |$)");

  private Identification() {}

  /**
   * @param payment null while there is none: then nobody is
   */
  public static WhoPaid of(ReadMessage source, Advice advice, Payment payment, Books books) {
    return of(source, advice, payment, NamedItems.lookUp(advice, books), books);
  }

  /** The likeliest payers as a proposal shows them: the first, its runner-up and a few more. */
  public static List<PayerCandidate> shown(
      ReadMessage source, Advice advice, Payment payment, Books books) {
    return shown(of(source, advice, payment, books));
  }

  static List<PayerCandidate> shown(WhoPaid payer) {
    return payer.candidates().stream()
        .limit(MOST_SHOWN)
        .map(
            candidate ->
                new PayerCandidate(
                    candidate.customer().id(),
                    candidate.customer().name(),
                    candidate.bits(),
                    candidate.evidence().stream()
                        .map(
                            e ->
                                new PayerCandidate.Because(
                                    e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                    e.bits(),
                                    e.words()))
                        .toList()))
        .toList();
  }

  static WhoPaid of(
      ReadMessage source, Advice advice, Payment payment, NamedItems named, Books books) {
    return payment == null
        ? WhoPaid.UNKNOWN
        : WhoPaid.of(payment, clues(source.envelope(), advice, named), books);
  }

  private static Clues clues(Envelope envelope, Advice advice, NamedItems named) {
    return new Clues(
        named.customers(),
        advice.payer() == null ? null : advice.payer().identifier(),
        envelope == null ? null : domain(envelope.fromAddress()),
        envelope != null
            && envelope.authentication() != null
            && DMARC_PASSED.matcher(envelope.authentication()).find());
  }

  private static String domain(String address) {
    int at = address == null ? -1 : address.lastIndexOf('@');
    return at < 0 ? null : address.substring(at + 1).strip().toLowerCase(Locale.ROOT);
  }

  /** Ids of all items that a line of the advice names. */
  public static Set<String> named(Advice advice, Books books) {
    NamedItems named = NamedItems.lookUp(advice, books);
    return advice.lines().stream()
        .flatMap(line -> named.equalTo(line.invoiceNumber()).stream())
        .map(OpenItem::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Ids of those of the items that a line of the advice names. */
  public static Set<String> named(Advice advice, Set<String> items, Books books) {
    Set<String> named = named(advice, books);
    named.retainAll(items);
    return named;
  }
}

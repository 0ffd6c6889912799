package io.quittance.workbench;

import io.quittance.money.Money;
import io.quittance.pipeline.MessageSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The list page, ready to print.
 *
 * @param version a hash of everything shown: a refresh that would show the same is answered with
 *     nothing
 * @param older cursor of the older messages as an address carries it, or empty
 * @param live true on the newest stretch, which is refreshed
 */
record InboxView(
    Visitor visitor,
    String group,
    String query,
    String queryInAddress,
    List<Tab> tabs,
    List<Figure> figures,
    List<Row> rows,
    String older,
    boolean live,
    int refreshMillis,
    String version) {

  record Tab(String key, String label, long count, boolean current) {}

  /**
   * One cell of the strip over the list.
   *
   * @param values the figure, a line a currency
   * @param name true when the value is a name, not a figure
   * @param moment ISO instant shown after the values, or empty
   */
  record Figure(
      String label,
      List<String> values,
      boolean name,
      String moment,
      String momentText,
      String note,
      String tone) {}

  record Row(
      String id,
      String name,
      String address,
      String subject,
      String received,
      String receivedText,
      String payer,
      String amount,
      String currency,
      String more,
      String status,
      String tone,
      String reason,
      boolean busy) {}

  static InboxView of(
      Visitor visitor,
      Group group,
      String query,
      String cursor,
      MessageList list,
      Overview overview,
      WorkbenchSettings settings) {
    List<Tab> tabs =
        Arrays.stream(Group.values())
            .map(g -> new Tab(g.key(), g.label(), g.count(overview), g == group))
            .toList();
    List<Figure> figures = figures(overview);
    List<Row> rows = list.items().stream().map(InboxView::row).toList();
    String older = Ids.inAddress(Wording.or(list.next(), ""));
    String version = Integer.toHexString(List.of(tabs, figures, rows, older).hashCode());
    return new InboxView(
        visitor,
        group.key(),
        query,
        Ids.inAddress(query),
        tabs,
        figures,
        rows,
        older,
        cursor == null,
        settings.refreshSeconds() * 1000,
        version);
  }

  private static Row row(MessageSummary message) {
    Sender sender = Sender.of(message.from());
    return new Row(
        message.id().toString(),
        sender.name(),
        sender.address(),
        Wording.or(message.subject(), "(no subject)"),
        message.receivedAt().toString(),
        Figures.moment(message.receivedAt()),
        Wording.or(message.payer(), ""),
        Figures.grouped(message.amount()),
        Wording.or(message.currency(), ""),
        message.advices() > 1 ? "+" + (message.advices() - 1) : "",
        Wording.status(message.status()),
        Wording.tone(message.status()),
        message.reasons().isEmpty() ? "" : message.reasons().get(0).message(),
        switch (message.status()) {
          case RECEIVED, READING -> true;
          default -> false;
        });
  }

  private static List<Figure> figures(Overview overview) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        figure(
            "Applied today",
            amounts(overview.appliedTodayAmounts()),
            Wording.count(overview.appliedToday(), "application", "applications"),
            "good"));
    figures.add(
        figure(
            "In review",
            List.of(Long.toString(Group.REVIEW.count(overview))),
            Group.REVIEW.count(overview) == 0 ? "nothing to decide" : "for a person to decide",
            "ask"));
    figures.add(
        figure(
            "Waiting",
            List.of(Long.toString(Group.WAITING.count(overview))),
            "for the money to arrive",
            "wait"));
    figures.add(
        figure("Unapplied cash", amounts(overview.unapplied()), "payer known, no item", ""));
    figures.add(
        figure("Unidentified cash", amounts(overview.unidentified()), "payer not known", ""));
    for (Overview.MailboxState mailbox : overview.mailboxes()) {
      figures.add(mailbox(mailbox));
    }
    Overview.ReaderState reader = overview.reader();
    figures.add(
        figure(
            "Reader",
            List.of(reader.name()),
            Wording.or(reader.trouble(), "answering"),
            reader.trouble() == null ? "" : "bad"));
    return List.copyOf(figures);
  }

  private static Figure mailbox(Overview.MailboxState mailbox) {
    boolean failing = mailbox.error() != null;
    return new Figure(
        "Mailbox",
        List.of(mailbox.name()),
        true,
        mailbox.lastPoll() == null ? "" : minute(mailbox.lastPoll()),
        Figures.moment(mailbox.lastPoll()),
        failing ? mailbox.error() : mailbox.lastPoll() == null ? "not asked yet" : "asked at",
        failing ? "bad" : "");
  }

  /** To the minute, so that a poll that found nothing changes nothing on the page. */
  private static String minute(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static Figure figure(String label, List<String> values, String note, String tone) {
    return new Figure(label, values, label.equals("Reader"), "", "", note, tone);
  }

  private static List<String> amounts(List<Money> amounts) {
    Map<String, String> byCurrency = new TreeMap<>();
    for (Money money : amounts) {
      byCurrency.put(money.currency().getCurrencyCode(), Figures.withCurrency(money));
    }
    return byCurrency.isEmpty() ? List.of("0.00") : List.copyOf(byCurrency.values());
  }
}

package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.webhooks.Webhook;
import java.time.Instant;
import java.util.List;

/**
 * Receivers of events, ready to print.
 *
 * @param next cursor as an address carries it, or empty
 */
record WebhooksPage(Visitor visitor, List<Row> rows, String next) {

  /**
   * @param events what it hears of, in words
   * @param waiting how many events it has not heard, in words
   * @param reason why the last attempt failed or it was given up, or empty
   * @param again true when it can be tried again now
   */
  record Row(
      String id,
      String url,
      String events,
      String state,
      String tone,
      String waiting,
      String reason,
      String answered,
      String answeredText,
      String nextAttempt,
      String nextAttemptText,
      boolean again) {}

  static WebhooksPage of(Visitor visitor, Page<Webhook> found) {
    return new WebhooksPage(
        visitor,
        found.items().stream().map(WebhooksPage::row).toList(),
        found.next() == null ? "" : Ids.inAddress(found.next()));
  }

  private static Row row(Webhook webhook) {
    boolean active = webhook.state() == Webhook.State.ACTIVE;
    return new Row(
        webhook.id().toString(),
        webhook.url(),
        String.join(", ", webhook.events().stream().map(WebhooksPage::event).toList()),
        switch (webhook.state()) {
          case ACTIVE -> "answers";
          case FAILING ->
              Wording.count(webhook.failures(), "attempt failed", "attempts failed in a row");
          case STOPPED -> "given up";
        },
        active ? "good" : webhook.state() == Webhook.State.FAILING ? "ask" : "bad",
        webhook.pending() == 0
            ? "nothing waits"
            : Wording.count(webhook.pending(), "event waits", "events wait"),
        Wording.or(webhook.reason(), ""),
        machine(webhook.lastAnsweredAt()),
        words(webhook.lastAnsweredAt()),
        machine(webhook.nextAttemptAt()),
        words(webhook.nextAttemptAt()),
        !active);
  }

  private static String event(String type) {
    return switch (type) {
      case "posting.created" -> "postings";
      case "review.opened" -> "cases";
      default -> type;
    };
  }

  private static String machine(Instant moment) {
    return moment == null ? "" : moment.toString();
  }

  private static String words(Instant moment) {
    return moment == null ? "" : Figures.moment(moment);
  }
}

package io.quittance.workbench;

import io.quittance.money.Money;
import io.quittance.pipeline.MessageStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the tenant stands at a glance.
 *
 * @param messages how many messages stand where; a status that is missing counts none
 * @param appliedToday applications recorded today that stand
 * @param appliedTodayAmounts their cash, one amount a currency
 * @param unapplied money of known payers that is on no item, one amount a currency
 * @param unidentified money whose payer is not known, one amount a currency
 */
public record Overview(
    Map<MessageStatus, Long> messages,
    long appliedToday,
    List<Money> appliedTodayAmounts,
    List<Money> unapplied,
    List<Money> unidentified,
    List<MailboxState> mailboxes,
    ReaderState reader) {

  /**
   * @param lastPoll when it was last asked with success, or null for never
   * @param error what is wrong now, in words, or null
   */
  public record MailboxState(String name, Instant lastPoll, String error) {}

  /**
   * @param name {@code built-in}, or provider and model
   * @param trouble why the model is not answering now, in words, or null
   */
  public record ReaderState(String name, String trouble) {}

  public Overview {
    messages = Map.copyOf(messages);
    appliedTodayAmounts = List.copyOf(appliedTodayAmounts);
    unapplied = List.copyOf(unapplied);
    unidentified = List.copyOf(unidentified);
    mailboxes = List.copyOf(mailboxes);
  }
}

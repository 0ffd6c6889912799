package io.quittance.figures;

import io.quittance.api.Problem;
import java.util.Arrays;
import java.util.Locale;

/** What figures are counted apart by. */
public enum Grouping {
  ALL("null::text"),
  /** Of the item that was paid, or to whose account money stands. */
  CUSTOMER("i.customer"),
  /** Where the mail of the advice came in; null for what no mail announced. */
  MAILBOX("m.origin"),
  /** Which reader, model and prompt read the advice. */
  READER("d.reader");

  private final String key;

  Grouping(String key) {
    this.key = key;
  }

  /**
   * @throws Problem 400 for a word that is none
   */
  static Grouping of(String word) {
    if (word == null || word.isBlank()) {
      return ALL;
    }
    return Arrays.stream(values())
        .filter(grouping -> grouping.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "bad-grouping", "by is customer, mailbox or reader, or is left out."));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** SQL of the key, over the aliases of {@link AppliedLines#LINES}. */
  String key() {
    return key;
  }

  /** True where money that is on no item belongs to a group. */
  boolean rests() {
    return this == ALL || this == CUSTOMER;
  }
}

package io.quittance.figures;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * The figures of a period.
 *
 * @param at when they were counted: money not applied stands as of then
 * @param groups one for all, or one for each customer, mailbox or reader, the most lines first
 * @param omitted groups beyond the most that are shown
 * @param days every day of the period on which something was applied, oldest first; all groups
 *     together
 */
public record KeyFigures(
    Period period,
    Grouping by,
    Instant at,
    List<Group> groups,
    int omitted,
    List<AppliedOnDay> days) {

  /**
   * @param key null for all together, and for what belongs to no customer, mailbox or reader
   * @param name what people call it where that is not the key, or null
   * @param payments receipts of the period of which every cent was applied and nobody touched one
   * @param lines applications of the period made without a person that stand
   * @param fromMail from the arrival of the mail to its application
   * @param fromMoney from the bank's report of the money to its application
   * @param currencies in the order of their codes
   */
  public record Group(
      String key,
      String name,
      Share payments,
      Share lines,
      WrongApplications wrong,
      Spread fromMail,
      Spread fromMoney,
      List<InCurrency> currencies) {
    public Group {
      currencies = List.copyOf(currencies);
    }
  }

  /**
   * Applications of the period that turned out wrong. A reversal by a person counts as one unless
   * it names another reason. Reversals tell of those that somebody noticed; only audits, drawn at
   * random, tell of all.
   *
   * @param automatic of those made without a person, those reversed as wrong
   * @param byPeople of those that people decided, those reversed as wrong
   * @param audited of those audited, those found wrong
   */
  public record WrongApplications(ErrorRate automatic, ErrorRate byPeople, ErrorRate audited) {
    static final WrongApplications UNKNOWN =
        new WrongApplications(ErrorRate.UNKNOWN, ErrorRate.UNKNOWN, ErrorRate.UNKNOWN);
  }

  /**
   * @param applied cash applied in the period that stands, by the age it had then; credit used
   *     counts against it
   * @param unapplied money of known payers on no item now, by age; null where it belongs to no
   *     group
   * @param unidentified money of unknown payers now, by age; null where it belongs to no group
   * @param creditFreed by how much customers owe less through what was applied in the period
   * @param daysOfPayment null when nothing was applied or billed that says
   */
  public record InCurrency(
      Currency currency,
      AgedMoney applied,
      AgedMoney unapplied,
      AgedMoney unidentified,
      Money creditFreed,
      DaysOfPayment daysOfPayment) {}

  /** How long customers take to pay. */
  public record DaysOfPayment(Measure measure, BigDecimal days) {
    public enum Measure {
      /** What is owed now over what was billed in the period, times its days. */
      DAYS_SALES_OUTSTANDING,
      /** From the invoice's to the payment's date, weighted by the amounts applied. */
      AVERAGE_DAYS_TO_PAY
    }
  }

  /** Applications that stand. */
  public record AppliedOnDay(LocalDate day, long touchless, long byPeople) {}

  public KeyFigures {
    groups = List.copyOf(groups);
    days = List.copyOf(days);
  }
}

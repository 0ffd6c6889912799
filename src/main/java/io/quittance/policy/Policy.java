package io.quittance.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * When the system may post by itself: one immutable version. Resolved customer, customer group,
 * legal entity, tenant; the nearest one given wins. Each part is a record of its own and changes
 * through {@code with}, so that a new part or setting concerns only those who use it.
 *
 * @param version counts up in the tenant; every posting names it
 */
public record Policy(
    int version,
    Automatic automatic,
    Differences differences,
    Discounts discounts,
    Tolerance tolerance,
    Tying tying,
    Waiting waiting,
    Payers payers,
    Unannounced unannounced,
    Reductions reductions,
    Statistics statistics) {

  /**
   * What is posted without a person.
   *
   * @param exact anything at all: what is proven
   * @param namedCredits credits that the advice names, with the invoices that they pay
   * @param intercompany items of another legal entity than the one that got the money
   * @param unnamedCredits the only credit that explains what a complete advice is short by
   * @param otherCurrency items of another currency than the payment's, by a rate that somebody said
   * @param clearLines the proven lines of an advice of which others are in question; what those pay
   *     stays unapplied
   */
  public record Automatic(
      boolean exact,
      boolean namedCredits,
      boolean intercompany,
      boolean unnamedCredits,
      boolean otherCurrency,
      boolean clearLines) {
    public Automatic(boolean exact, boolean namedCredits, boolean intercompany) {
      this(exact, namedCredits, intercompany, false, false, true);
    }
  }

  /**
   * What happens when a line pays something else than what is open.
   *
   * @param unexplained an item paid short for which neither the advice nor a rule has a reason
   */
  public record Differences(ShortPay shortPay, OverPay overPay, Unexplained unexplained) {
    public Differences(ShortPay shortPay, OverPay overPay) {
      this(shortPay, overPay, Unexplained.HOLD);
    }
  }

  /**
   * @param takeEarned a discount that the item grants on the value date is posted
   * @param graceDays days after the last day of a discount that still earn it
   * @param byTerms a discount counts although the advice does not print it, when the item's terms
   *     grant just what is missing
   * @param proportional a part of an item earns the same part of its discount
   * @param evenIfPaid a discount of the terms is granted also to who paid more than it leaves; what
   *     is over stays with the payment
   * @param reducible money over what the discount leaves, within the tolerance, makes the discount
   *     smaller
   * @param late a discount taken after its last day and the days of grace
   */
  public record Discounts(
      boolean takeEarned,
      int graceDays,
      boolean byTerms,
      boolean proportional,
      boolean evenIfPaid,
      boolean reducible,
      Late late) {
    public Discounts(boolean takeEarned, int graceDays) {
      this(takeEarned, graceDays, false, false, false, false, Late.HOLD);
    }

    /** True when a discount counts for money of this value date; null is no date that is known. */
    public boolean inTime(LocalDate until, LocalDate valueDate) {
      return valueDate != null && !valueDate.isAfter(until.plusDays(graceDays));
    }
  }

  /**
   * What ties a payment to an advice.
   *
   * @param dateWindowDays how far value date and the advice's payment date may lie apart when no
   *     reference ties them
   */
  public record Tying(int dateWindowDays) {}

  /**
   * @param days how long an advice waits for its money
   */
  public record Waiting(int days) {}

  /**
   * For whom a payer pays.
   *
   * @param payForFamily a certain payer pays items of those below it in the hierarchy, and of those
   *     for whom the ERP names it as payer or bill-to
   */
  public record Payers(boolean payForFamily) {}

  /**
   * What is posted of a payment that no advice speaks of.
   *
   * @param bankText the items that the bank's own text names, when they are the payment to the cent
   * @param combinations the only combination of the payer's open items that gives the amount
   * @param rules what is applied to items that nobody named, in this order
   */
  public record Unannounced(boolean bankText, boolean combinations, List<AccountRule> rules) {
    public Unannounced(boolean bankText, boolean combinations) {
      this(bankText, combinations, List.of());
    }

    public Unannounced {
      rules = List.copyOf(rules);
    }
  }

  /** What happens to a named item paid short with a printed reason. */
  public enum ShortPay {
    APPLY_AND_REVIEW_DIFFERENCE,
    HOLD
  }

  /** What happens to money beyond the named items. */
  public enum OverPay {
    APPLY_AND_LEAVE_UNAPPLIED,
    HOLD
  }

  /** What happens to a named item paid short when nothing says why. */
  public enum Unexplained {
    HOLD,
    APPLY_PART
  }

  /** What happens to a printed discount that was taken too late. */
  public enum Late {
    HOLD,
    ACCEPT,
    LEAVE_OPEN
  }

  /** The policy of a tenant that has set none. */
  public static Policy initial() {
    return new Policy(
        1,
        new Automatic(true, true, false),
        new Differences(ShortPay.APPLY_AND_REVIEW_DIFFERENCE, OverPay.APPLY_AND_LEAVE_UNAPPLIED),
        new Discounts(true, 0),
        Tolerance.NONE,
        new Tying(7),
        new Waiting(30),
        new Payers(false),
        new Unannounced(true, false),
        Reductions.NONE,
        Statistics.OFF);
  }

  Policy inVersion(int number) {
    return copied(copy -> copy.version = number);
  }

  public Policy with(Automatic changed) {
    return copied(copy -> copy.automatic = changed);
  }

  public Policy with(Differences changed) {
    return copied(copy -> copy.differences = changed);
  }

  public Policy with(Discounts changed) {
    return copied(copy -> copy.discounts = changed);
  }

  public Policy with(Tolerance changed) {
    return copied(copy -> copy.tolerance = changed);
  }

  public Policy with(Tying changed) {
    return copied(copy -> copy.tying = changed);
  }

  public Policy with(Waiting changed) {
    return copied(copy -> copy.waiting = changed);
  }

  public Policy with(Payers changed) {
    return copied(copy -> copy.payers = changed);
  }

  public Policy with(Unannounced changed) {
    return copied(copy -> copy.unannounced = changed);
  }

  public Policy with(Reductions changed) {
    return copied(copy -> copy.reductions = changed);
  }

  public Policy with(Statistics changed) {
    return copied(copy -> copy.statistics = changed);
  }

  private Policy copied(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.policy();
  }

  /** The parts of a policy while one of them changes; the only place that lists them all. */
  private static final class Copy {
    private int version;
    private Automatic automatic;
    private Differences differences;
    private Discounts discounts;
    private Tolerance tolerance;
    private Tying tying;
    private Waiting waiting;
    private Payers payers;
    private Unannounced unannounced;
    private Reductions reductions;
    private Statistics statistics;

    Copy(Policy of) {
      version = of.version;
      automatic = of.automatic;
      differences = of.differences;
      discounts = of.discounts;
      tolerance = of.tolerance;
      tying = of.tying;
      waiting = of.waiting;
      payers = of.payers;
      unannounced = of.unannounced;
      reductions = of.reductions;
      statistics = of.statistics;
    }

    Policy policy() {
      return new Policy(
          version,
          automatic,
          differences,
          discounts,
          tolerance,
          tying,
          waiting,
          payers,
          unannounced,
          reductions,
          statistics);
    }
  }
}

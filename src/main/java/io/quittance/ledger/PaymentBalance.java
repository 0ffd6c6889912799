package io.quittance.ledger;

/**
 * Where the money of one booked payment stands, in minor units of its currency. The parts always
 * add up to the amount; none is negative.
 *
 * @param unapplied known to be of {@code unappliedCustomer}, not yet applied
 * @param unappliedCustomer null exactly when nothing is unapplied
 * @param applied net of credits
 */
record PaymentBalance(
    String payment,
    long amount,
    long unidentified,
    long unapplied,
    String unappliedCustomer,
    long onAccount,
    long applied,
    long refunded,
    long writtenOff,
    long notReceivable,
    long returned) {

  PaymentBalance {
    long sum =
        unidentified
            + unapplied
            + onAccount
            + applied
            + refunded
            + writtenOff
            + notReceivable
            + returned;
    if (sum != amount || unidentified < 0 || unapplied < 0 || applied < 0) {
      throw new IllegalStateException("payment " + payment + " does not add up");
    }
    if ((unapplied == 0) != (unappliedCustomer == null)) {
      throw new IllegalStateException("payment " + payment + " has unapplied money of nobody");
    }
  }

  static PaymentBalance received(String payment, long amount) {
    return new PaymentBalance(payment, amount, amount, 0, null, 0, 0, 0, 0, 0, 0);
  }

  long available() {
    return unidentified + unapplied;
  }

  /** How an amount is taken: first what is unidentified, then what is unapplied. */
  record Draw(long unidentified, long unapplied, String unappliedCustomer) {}

  Draw draw(long wanted) {
    long first = Math.min(wanted, unidentified);
    return new Draw(first, wanted - first, wanted > first ? unappliedCustomer : null);
  }

  /** Where money stands that is not available any more. */
  enum Place {
    APPLIED,
    ON_ACCOUNT,
    REFUNDED,
    WRITTEN_OFF,
    NOT_RECEIVABLE
  }

  PaymentBalance afterApplying(Draw draw) {
    return afterMoving(draw, Place.APPLIED);
  }

  PaymentBalance afterMoving(Draw draw, Place place) {
    return with(
        unidentified - draw.unidentified(),
        unapplied - draw.unapplied(),
        unappliedCustomer,
        place,
        draw.unidentified() + draw.unapplied());
  }

  /**
   * Money that was moved comes back to where it was taken from. When what is unapplied belongs to
   * another customer by now it becomes unidentified instead.
   */
  PaymentBalance afterTakingBackToUnapplied(String customer, long back, Place place) {
    return takesBack(customer)
        ? with(unidentified, unapplied + back, customer, place, -back)
        : afterTakingBack(back, place);
  }

  boolean takesBack(String customer) {
    return unappliedCustomer == null || unappliedCustomer.equals(customer);
  }

  PaymentBalance afterTakingBack(long back, Place place) {
    return with(unidentified + back, unapplied, unappliedCustomer, place, -back);
  }

  /** All that is available is now unapplied money of the customer. */
  PaymentBalance afterSettling(String customer) {
    return with(0, available(), customer, Place.APPLIED, 0);
  }

  /** Undoes a settlement as far as its money is still there. */
  PaymentBalance afterUnsettling(long back) {
    return with(unidentified + back, unapplied - back, unappliedCustomer, Place.APPLIED, 0);
  }

  PaymentBalance afterUnsettling(long back, long previous, String previousCustomer) {
    return with(
        unidentified + back - previous,
        unapplied - back + previous,
        previousCustomer,
        Place.APPLIED,
        0);
  }

  /** The bank took the money back; nothing may be applied any more. */
  PaymentBalance afterReturn() {
    return new PaymentBalance(
        payment,
        amount,
        0,
        0,
        null,
        onAccount,
        applied,
        refunded,
        writtenOff,
        notReceivable,
        returned + unidentified + unapplied);
  }

  /** The bank took a part of the money back. */
  PaymentBalance afterReturning(Draw draw) {
    long left = unapplied - draw.unapplied();
    return new PaymentBalance(
        payment,
        amount,
        unidentified - draw.unidentified(),
        left,
        left == 0 ? null : unappliedCustomer,
        onAccount,
        applied,
        refunded,
        writtenOff,
        notReceivable,
        returned + draw.unidentified() + draw.unapplied());
  }

  private PaymentBalance with(
      long newUnidentified, long newUnapplied, String customer, Place place, long more) {
    return new PaymentBalance(
        payment,
        amount,
        newUnidentified,
        newUnapplied,
        newUnapplied == 0 ? null : customer,
        onAccount + (place == Place.ON_ACCOUNT ? more : 0),
        applied + (place == Place.APPLIED ? more : 0),
        refunded + (place == Place.REFUNDED ? more : 0),
        writtenOff + (place == Place.WRITTEN_OFF ? more : 0),
        notReceivable + (place == Place.NOT_RECEIVABLE ? more : 0),
        returned);
  }
}

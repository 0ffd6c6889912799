package io.quittance.advice.reading;

/** What {@link SourceVerifier} holds an advice to; each catches something that no other would. */
enum SourceRule {
  /** What stands in a standard's own message is what the standard says, as a whole. */
  AS_THE_STANDARD_SAYS,
  /** Every value says where it stands. */
  HAS_A_PLACE,
  /** The visible source shows the text of the value at that place. */
  STANDS_AT_ITS_PLACE,
  /** The number of an invoice is spelt as it is printed. */
  NUMBER_AS_PRINTED,
  /** No number mixes letters of two alphabets that look the same. */
  NUMBER_OF_ONE_ALPHABET,
  /** Names and references are spelt as they are printed. */
  WORDS_AS_PRINTED,
  /** The currency is the one printed. */
  CURRENCY_AS_PRINTED,
  /** A date is the day printed. */
  DATE_AS_PRINTED,
  /** Where an amount is said to stand there is one. */
  AMOUNT_IS_ONE,
  /** It is the amount printed there. */
  AMOUNT_AS_PRINTED,
  /** The signs of all lines are the printed ones, or all are turned. */
  SIGNS_AS_PRINTED,
  /** What adjusts the whole payment is the amount printed. */
  ADJUSTMENT_AS_PRINTED,
  /** Words say that it adjusts the payment. */
  ADJUSTMENT_SAID_TO_BE_ONE,
  /** The deductions of a line give their sum. */
  DEDUCTIONS_ADD_UP,
  /** Point or comma as decimal mark is decided by something. */
  DECIMAL_MARK_DECIDED,
  /** No label, heading or neighbour says that a value is something else. */
  NOT_UNDER_ANOTHER_LABEL,
  /** A label or heading, or for what is no total the arithmetic, says what a value is. */
  UNDER_ITS_LABEL,
  /** No row of the source is used for two lines. */
  ROW_USED_ONCE,
  /** No row of a table that is used is left out. */
  NO_ROW_LEFT_OUT,
  /** No invoice that a used text names with its amount is left out. */
  NO_SENTENCE_LEFT_OUT,
  /** Lines and total add up. */
  SUMS_ADD_UP,
  /** The list is not said to be a part. */
  LIST_NOT_PARTIAL,
  /** No value is one that only a model saw on a picture. */
  NOT_ON_A_PICTURE_ALONE,
  /** Nothing is hidden, unreadable or odd in the message. */
  NOTHING_UNSEEN
}

package io.quittance.advice.reading;

/** What the dates of one document say together about their order. */
public enum DateOrder {
  DAY_FIRST,
  MONTH_FIRST,
  UNKNOWN
}

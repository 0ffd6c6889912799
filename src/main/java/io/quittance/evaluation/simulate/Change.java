package io.quittance.evaluation.simulate;

/**
 * Something that the ERP does to an item by itself.
 *
 * @param lessCents what it takes off the open amount, for a credit or a clearing of its own
 */
record Change(int day, Item item, Kind kind, long lessCents) {
  enum Kind {
    DISPUTED,
    REDUCED
  }
}

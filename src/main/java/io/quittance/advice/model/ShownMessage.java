package io.quittance.advice.model;

import io.quittance.document.ReadMessage;

/**
 * A message as models are shown it: every question about it, whole or in part, is made here, so
 * that what may not leave the house is left out of all of them.
 */
final class ShownMessage {
  private final ReadMessage message;

  ShownMessage(ReadMessage message) {
    this.message = message;
  }

  ReadMessage message() {
    return message;
  }

  /** All of it, rows of one shape by the first and the last of them. */
  NumberedSource usual() {
    return selected(NumberedSource.Selection.USUAL);
  }

  NumberedSource selected(NumberedSource.Selection selection) {
    return new NumberedSource(message, selection);
  }

  /** All of it, below a remark of ours. */
  NumberedSource below(String remark) {
    NumberedSource.Selection usual = NumberedSource.Selection.USUAL;
    return selected(new NumberedSource.Selection(usual.lines(), usual.leftOut(), remark));
  }
}

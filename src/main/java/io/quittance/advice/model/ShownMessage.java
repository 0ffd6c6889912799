package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.document.ReadMessage;
import java.util.List;

/**
 * A message as models are shown it: every question about it, whole or in part, is made here, so
 * that what may not leave the house is left out of all of them.
 */
final class ShownMessage {
  private final ReadMessage message;
  private final Masking masking;

  /**
   * @param privacy what of it may leave the house
   * @param advices what is known of it: the names in them are masked where names are
   */
  ShownMessage(ReadMessage message, Privacy privacy, List<Advice> advices) {
    this.message = message;
    this.masking = privacy == Privacy.MASKED ? new MaskPrivate(message, advices) : Masking.NOTHING;
  }

  ReadMessage message() {
    return message;
  }

  /** All of it, rows of one shape by the first and the last of them. */
  NumberedSource usual() {
    return selected(NumberedSource.Selection.USUAL);
  }

  NumberedSource selected(NumberedSource.Selection selection) {
    return new NumberedSource(message, selection, masking);
  }

  /** All of it, below a remark of ours. */
  NumberedSource below(String remark) {
    NumberedSource.Selection usual = NumberedSource.Selection.USUAL;
    return selected(new NumberedSource.Selection(usual.lines(), usual.leftOut(), remark));
  }
}

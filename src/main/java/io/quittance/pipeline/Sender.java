package io.quittance.pipeline;

import io.quittance.message.Envelope;

/** Who a mail says it is from. */
final class Sender {
  private Sender() {}

  /** {@code Name <address>}, whichever of the two there is, or null. */
  static String of(Envelope envelope) {
    if (envelope.fromName() == null || envelope.fromName().isBlank()) {
      return envelope.fromAddress();
    }
    return envelope.fromAddress() == null
        ? envelope.fromName()
        : envelope.fromName() + " <" + envelope.fromAddress() + ">";
  }
}

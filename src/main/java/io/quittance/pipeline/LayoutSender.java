package io.quittance.pipeline;

import io.quittance.document.ReadMessage;
import java.util.Optional;

/**
 * Of whose mails a layout is remembered: the whole address. Domains are shared by strangers, and
 * who writes by hand writes otherwise than a colleague.
 */
final class LayoutSender {
  /** A longer address (RFC 5321) is none. */
  private static final int LONGEST_ADDRESS = 254;

  private LayoutSender() {}

  static Optional<String> of(ReadMessage message) {
    return Optional.ofNullable(message.envelope())
        .map(envelope -> envelope.fromAddress())
        .filter(address -> !address.isBlank() && address.length() <= LONGEST_ADDRESS);
  }
}

package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.receivables.InvoiceNumber;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What makes two advices the same notice, whatever mail brought them: payment reference, date,
 * amount, currency and the lines with their nets. Wording, layout and sender do not count.
 */
final class AdviceFingerprint {
  private AdviceFingerprint() {}

  /** Hex of a hash, or empty for an advice that says too little to recognise it again. */
  static Optional<String> of(Advice advice) {
    boolean named = advice.lines().stream().anyMatch(line -> line.invoiceNumber() != null);
    // Instalments of one invoice are alike but for their reference or date.
    boolean dated = advice.paymentReference() != null || advice.paymentDate() != null;
    if (advice.paymentAmount() == null || !dated || (!named && advice.paymentReference() == null)) {
      return Optional.empty();
    }
    String lines =
        advice.lines().stream()
            .map(line -> number(line) + "=" + plain(line.netAmount()))
            .sorted()
            .collect(Collectors.joining(";"));
    String text =
        String.join(
            "|",
            String.valueOf(advice.paymentReference()),
            String.valueOf(advice.paymentDate()),
            plain(advice.paymentAmount()),
            String.valueOf(advice.currency()),
            lines);
    return Optional.of(sha256(text));
  }

  private static String number(Advice.Line line) {
    return line.invoiceNumber() == null ? "" : InvoiceNumber.canonical(line.invoiceNumber());
  }

  private static String plain(BigDecimal amount) {
    return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

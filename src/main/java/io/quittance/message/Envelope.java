package io.quittance.message;

import java.time.Instant;
import java.util.List;

/**
 * What the headers of a mail say. Everything here was written by the sender, except {@code
 * authentication}, and proves nothing by itself.
 *
 * @param fromAddress the bare address, lower case, or null
 * @param fromName the display name, or null
 * @param replyTo the bare address that answers go to where the mail names one, lower case, or null
 * @param date the Date header, or null
 * @param authentication what a trusted mail server found, {@code mx.seller.example; dkim=pass
 *     dmarc=pass spf=pass}; null when no server is trusted or none of them said anything
 * @param automatic set when headers say a program sent it (Auto-Submitted, Precedence, List-Id,
 *     null Return-Path, multipart/report): a feature, not a verdict
 * @param report true for a delivery status or disposition notification
 */
public record Envelope(
    String messageId,
    String subject,
    String fromAddress,
    String fromName,
    String replyTo,
    List<String> to,
    Instant date,
    String inReplyTo,
    String authentication,
    boolean automatic,
    boolean report) {
  public Envelope {
    to = List.copyOf(to);
  }
}

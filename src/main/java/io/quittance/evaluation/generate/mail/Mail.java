package io.quittance.evaluation.generate.mail;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * @param text plain body
 * @param html the same as HTML
 * @param charset of the bodies
 */
public record Mail(
    Envelope envelope,
    Optional<String> text,
    Optional<String> html,
    Charset charset,
    List<Attachment> attachments) {
  public Mail {
    attachments = List.copyOf(attachments);
  }
}

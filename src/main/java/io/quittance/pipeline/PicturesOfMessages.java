package io.quittance.pipeline;

import io.quittance.advice.PagePictures;
import io.quittance.document.PageImages;
import io.quittance.document.ReadMessage;
import io.quittance.mailbox.ContentStore;
import io.quittance.mailbox.DocumentPasswords;
import io.quittance.message.Passwords;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Draws pages of stored messages, for a model that may see them. */
@ApplicationScoped
class PicturesOfMessages {
  private final ContentStore content;
  private final DocumentPasswords passwords;
  private final PageImages images;
  private final InTenant inTenant;

  PicturesOfMessages(
      ContentStore content, DocumentPasswords passwords, PageImages images, InTenant inTenant) {
    this.content = content;
    this.passwords = passwords;
    this.images = images;
    this.inTenant = inTenant;
  }

  private record Opened(byte[] raw, Passwords passwords) {}

  /**
   * Nothing is loaded or drawn before a picture is wanted. Not to be used in a transaction: drawing
   * takes seconds.
   */
  PagePictures of(TenantId tenant, UUID message, ReadMessage source) {
    return (part, page) ->
        open(tenant, message, source.envelope() == null ? null : source.envelope().fromAddress())
            .flatMap(
                opened ->
                    images.render(
                        opened.raw(), null, part, page, PagePictures.DPI, opened.passwords()));
  }

  private Optional<Opened> open(TenantId tenant, UUID message, String sender) {
    return inTenant.call(
        tenant,
        () ->
            content.load(message).map(raw -> new Opened(raw, new Passwords(passwords.of(sender)))));
  }
}

package io.quittance.message;

import io.quittance.message.Part.Role;
import java.util.Locale;

/** What a MIME part is to the mail, by its type, its disposition and where it stands. */
final class PartRole {

  private PartRole() {}

  static Role of(Entity entity, String type, Place place, String name) {
    boolean attached = entity.disposition().value().equals("attachment");
    boolean alternative = place.multipart().equals("multipart/alternative");
    boolean body = !attached && (name == null || alternative);
    if (type.contains("signature")) {
      return Role.SIGNATURE;
    }
    if (body && type.equals("text/html")) {
      return Role.BODY_HTML;
    }
    if (body && (type.equals("text/plain") || type.equals("text/enriched"))) {
      return Role.BODY_TEXT;
    }
    boolean image = type.toLowerCase(Locale.ROOT).startsWith("image/");
    boolean shownInside =
        place.multipart().equals("multipart/related")
            || entity.headers().has("content-id") && entity.disposition().value().equals("inline");
    return image && shownInside && !attached ? Role.INLINE_IMAGE : Role.ATTACHMENT;
  }
}

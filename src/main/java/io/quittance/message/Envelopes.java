package io.quittance.message;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers to an {@link Envelope}. A header that makes no sense is null, never an error. */
final class Envelopes {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()\\[\\]]+@[^\\s<>,;:\"()]+");
  private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

  private Envelopes() {}

  static Envelope of(Headers headers, Set<String> trustedServers) {
    HeaderParameters type = HeaderParameters.parse(headers.value("content-type"));
    boolean report =
        type.value().equals("multipart/report")
            || type.value().equals("message/delivery-status")
            || type.value().equals("message/disposition-notification");
    String from = headers.first("from").or(() -> headers.first("sender")).orElse(null);
    return new Envelope(
        trimmed(headers.value("message-id")),
        subject(headers),
        from == null ? null : addresses(from).stream().reduce((a, b) -> b).orElse(null),
        from == null ? null : displayName(from),
        headers.first("reply-to").flatMap(to -> addresses(to).stream().findFirst()).orElse(null),
        recipients(headers),
        date(headers.value("date")),
        trimmed(headers.value("in-reply-to")),
        SenderChecks.of(headers, trustedServers),
        report || automatic(headers),
        report);
  }

  static String subject(Headers headers) {
    return trimmed(EncodedWords.decode(headers.value("subject")));
  }

  private static boolean automatic(Headers headers) {
    String submitted = headers.first("auto-submitted").orElse("no").toLowerCase(Locale.ROOT);
    String precedence = headers.first("precedence").orElse("").strip().toLowerCase(Locale.ROOT);
    boolean emptyReturnPath = headers.first("return-path").orElse("x").strip().equals("<>");
    return !submitted.startsWith("no")
        || BULK.contains(precedence)
        || headers.has("list-id")
        || headers.has("x-autoreply")
        || headers.has("x-autorespond")
        || headers.has("x-auto-response-suppress")
        || emptyReturnPath;
  }

  private static List<String> recipients(Headers headers) {
    Set<String> found = new LinkedHashSet<>();
    for (Headers.Field field : headers.fields()) {
      if (field.name().equals("to") || field.name().equals("cc")) {
        found.addAll(addresses(field.value()));
      }
    }
    return found.stream().limit(200).toList();
  }

  private static List<String> addresses(String header) {
    List<String> found = new ArrayList<>();
    // A display name in quotes may itself look like an address.
    String bare = header.replaceAll("\"[^\"]*\"\\s*(?=<)", " ");
    Matcher address = ADDRESS.matcher(bare);
    while (address.find() && found.size() < 200) {
      found.add(address.group().toLowerCase(Locale.ROOT));
    }
    int angle = bare.lastIndexOf('<');
    if (angle >= 0 && !found.isEmpty()) {
      Matcher bracketed = ADDRESS.matcher(bare.substring(angle));
      if (bracketed.find()) {
        found.remove(bracketed.group().toLowerCase(Locale.ROOT));
        found.add(bracketed.group().toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }

  private static String displayName(String from) {
    int angle = from.lastIndexOf('<');
    String name = angle > 0 ? from.substring(0, angle) : "";
    if (name.isBlank()) {
      Matcher comment = Pattern.compile("\\(([^()]*)\\)").matcher(from);
      name = comment.find() ? comment.group(1) : "";
    }
    String decoded = EncodedWords.decode(name.strip().replaceAll("^\"|\"$", ""));
    return trimmed(decoded.replace("\\\"", "\"").replaceAll("^\"|\"$", ""));
  }

  private static Instant date(String header) {
    if (header == null) {
      return null;
    }
    try {
      Date date = new MailDateFormat().parse(header, new ParsePosition(0));
      return date == null ? null : date.toInstant();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static String trimmed(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}

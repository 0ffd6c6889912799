package io.quittance.evaluation.generate.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Writes a mail as MIME (RFC 5322, 2045 to 2047) without clock or chance. */
public final class WriteMail {
  private static final String CRLF = "\r\n";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
  private static final int ENCODED_WORD_BYTES = 42;

  private final String boundaryStem;
  private int boundaries;

  private WriteMail(String messageId) {
    this.boundaryStem = "=_" + Integer.toHexString(messageId.hashCode());
  }

  public static byte[] of(Mail mail) {
    Envelope envelope = mail.envelope();
    String head =
        header("From", address(envelope.senderName(), envelope.sender()))
            + header("To", "<" + envelope.recipient() + ">")
            + header("Subject", encoded(envelope.subject()))
            + header("Date", envelope.date().format(DATE))
            + header("Message-ID", "<" + envelope.messageId() + ">")
            + header("MIME-Version", "1.0");
    String body = new WriteMail(envelope.messageId()).whole(mail);
    return (head + body).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String header(String name, String value) {
    return name + ": " + value + CRLF;
  }

  private static String address(String name, String address) {
    boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
    String shown = plain ? "\"" + name + "\"" : encoded(name);
    return name.isEmpty() ? address : shown + " <" + address + ">";
  }

  private static String encoded(String text) {
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      return text;
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      word.appendCodePoint(c);
      if (word.toString().getBytes(StandardCharsets.UTF_8).length > ENCODED_WORD_BYTES) {
        words.add(encodedWord(word.toString()));
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(encodedWord(word.toString()));
    }
    return String.join(CRLF + " ", words);
  }

  private static String encodedWord(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  /** Headers of the content, an empty line, the content. */
  private String whole(Mail mail) {
    String bodies = bodies(mail);
    if (mail.attachments().isEmpty()) {
      return bodies;
    }
    List<String> parts = new ArrayList<>(List.of(bodies));
    mail.attachments().forEach(attachment -> parts.add(part(attachment)));
    return multipart("mixed", parts);
  }

  private String bodies(Mail mail) {
    List<String> alternatives = new ArrayList<>();
    mail.text().ifPresent(text -> alternatives.add(part("plain", text, mail.charset())));
    mail.html()
        .ifPresent(
            html -> {
              String charset = mail.charset().name().toLowerCase(Locale.ROOT);
              String named = html.replace("charset=utf-8", "charset=" + charset);
              alternatives.add(part("html", named, mail.charset()));
            });
    return alternatives.size() == 1 ? alternatives.get(0) : multipart("alternative", alternatives);
  }

  private String multipart(String kind, List<String> parts) {
    String boundary = boundaryStem + "." + boundaries++;
    StringBuilder whole =
        new StringBuilder(
            header("Content-Type", "multipart/" + kind + "; boundary=\"" + boundary + "\""));
    whole.append(CRLF);
    parts.forEach(part -> whole.append("--").append(boundary).append(CRLF).append(part));
    return whole.append("--").append(boundary).append("--").append(CRLF).toString();
  }

  /** Western text goes quoted-printable, all other in base 64, as most programs do. */
  private static String part(String kind, String text, Charset charset) {
    byte[] bytes = text.replace("\n", CRLF).getBytes(charset);
    boolean quoted = !charset.equals(StandardCharsets.UTF_8) || text.length() % 2 == 0;
    return header("Content-Type", "text/" + kind + "; charset=" + charset.name())
        + header("Content-Transfer-Encoding", quoted ? "quoted-printable" : "base64")
        + CRLF
        + (quoted ? quoted(bytes) : base64(bytes))
        + CRLF;
  }

  private static String part(Attachment attachment) {
    if (attachment.mediaType().equals("message/rfc822")) {
      return header("Content-Type", "message/rfc822")
          + header("Content-Disposition", "attachment; filename=\"" + attachment.name() + "\"")
          + CRLF
          + new String(attachment.content(), StandardCharsets.ISO_8859_1)
          + CRLF;
    }
    String name = "\"" + encoded(attachment.name()).replace(CRLF, "") + "\"";
    return header("Content-Type", attachment.mediaType() + ";" + CRLF + " name=" + name)
        + header("Content-Transfer-Encoding", "base64")
        + header("Content-Disposition", "attachment;" + CRLF + " filename=" + name)
        + CRLF
        + base64(attachment.content())
        + CRLF;
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder().encodeToString(bytes) + CRLF;
  }

  private static String quoted(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int column = 0;
    for (int i = 0; i < bytes.length; i++) {
      int octet = bytes[i] & 0xFF;
      if (octet == '\r' || octet == '\n') {
        out.write(octet);
        column = 0;
        continue;
      }
      boolean endsLine = i + 1 < bytes.length && bytes[i + 1] == '\r';
      boolean plain = octet > 32 && octet < 127 && octet != '=' || (octet == ' ' && !endsLine);
      String written =
          plain ? String.valueOf((char) octet) : String.format(Locale.ROOT, "=%02X", octet);
      if (column + written.length() > 74) {
        out.writeBytes("=\r\n".getBytes(StandardCharsets.US_ASCII));
        column = 0;
      }
      out.writeBytes(written.getBytes(StandardCharsets.US_ASCII));
      column += written.length();
    }
    return out.toString(StandardCharsets.US_ASCII);
  }
}

package io.quittance.advice.metamorphic;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The same content in another envelope or container. */
final class Wrap {
  private static final String COLLEAGUE = "Robin Sales <sales@seller.example>";

  private Wrap() {}

  static Optional<Source> zipped(Sample sample) throws IOException {
    return EditMail.files(sample.source(), file -> Optional.of(zip(file)));
  }

  /** Neither the type nor the name says what the file is. */
  static Optional<Source> nameless(Sample sample) throws IOException {
    return EditMail.files(
        sample.source(), file -> Optional.of(new Source("document.dat", file.content())));
  }

  private static Source zip(Source file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(file.fileName()));
      zip.write(file.content());
    }
    return new Source("documents.zip", out.toByteArray());
  }

  static Optional<Source> forwardedInline(Sample sample) throws IOException {
    if (!sample.source().isMail() || sample.label("channel").equals("attached-mail")) {
      return Optional.empty();
    }
    MimeMessage mail = EditMail.parsed(sample.source().content());
    try {
      String from = ((InternetAddress) mail.getFrom()[0]).toUnicodeString();
      String to = mail.getHeader("To", ",");
      String subject = mail.getSubject();
      String head =
          String.format(
              Locale.ROOT,
              "FYI%n%n-----Original Message-----%nFrom: %s%nSent: %s%nTo: %s%nSubject: %s%n%n",
              from,
              "Tuesday, July 14, 2026 6:31 PM",
              to,
              subject);
      mail.setFrom(new InternetAddress(COLLEAGUE));
      mail.setSubject("FW: " + subject, "UTF-8");
      return EditMail.bodies(
          EditMail.written(mail),
          (subtype, text) -> Optional.of(subtype.equals("html") ? below(head, text) : head + text));
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static String below(String head, String html) {
    String block =
        "<p>" + head.replace("<", "&lt;").replace(">", "&gt;").strip().replace("\n", "<br>\n");
    int body = html.indexOf("<body");
    int at = body < 0 ? 0 : html.indexOf('>', body) + 1;
    return html.substring(0, at) + block + "</p>" + html.substring(at);
  }

  static Optional<Source> forwardedAttached(Sample sample) throws IOException {
    Source source = sample.source();
    return Optional.of(
        mail(
            COLLEAGUE,
            "FW: for your files",
            "Please see attached.\r\n",
            source.isMail() ? new Source("original.eml", source.content()) : source));
  }

  /** The mail's own head above a note and a file. */
  static Source insteadOfBody(Source mail, Source file) throws IOException {
    try {
      MimeMessage message = EditMail.parsed(mail.content());
      MimeBodyPart text = new MimeBodyPart();
      text.setText("See attachment.\r\n", "UTF-8");
      message.setContent(new MimeMultipart(text, attached(file)));
      return EditMail.written(message);
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  /** A file sent by someone with a note. */
  static Source mail(String from, String subject, String note, Source file) throws IOException {
    try {
      MimeMessage mail = EditMail.empty();
      mail.setFrom(new InternetAddress(from));
      mail.setRecipients(Message.RecipientType.TO, "remittance@seller.example");
      mail.setSubject(subject, "UTF-8");
      mail.setSentDate(Date.from(Instant.parse("2026-07-14T18:31:00Z")));
      MimeBodyPart text = new MimeBodyPart();
      text.setText(note, "UTF-8");
      mail.setContent(new MimeMultipart(text, attached(file)));
      return EditMail.written(mail);
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static MimeBodyPart attached(Source file) throws MessagingException, IOException {
    MimeBodyPart attached = new MimeBodyPart();
    String type = file.isMail() ? "message/rfc822" : "application/octet-stream";
    if (file.isMail()) {
      attached.setContent(EditMail.parsed(file.content()), type);
    } else {
      attached.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), type)));
    }
    attached.setFileName(file.fileName());
    attached.setDisposition(Part.ATTACHMENT);
    return attached;
  }
}

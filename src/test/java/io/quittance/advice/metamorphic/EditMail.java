package io.quittance.advice.metamorphic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Changes the leaves of a mail and leaves everything else as it is. */
final class EditMail {
  /** What to put in the place of a leaf; empty leaves it alone. */
  interface Body {
    Optional<String> edited(String subtype, String text) throws IOException;
  }

  interface Attachment {
    Optional<Source> edited(Source file) throws IOException;
  }

  private static final Session SESSION = Session.getInstance(new Properties());

  private final Body body;
  private final Attachment attachment;
  private int changes;

  private EditMail(Body body, Attachment attachment) {
    this.body = body;
    this.attachment = attachment;
  }

  static Optional<Source> bodies(Source mail, Body edit) throws IOException {
    return new EditMail(edit, file -> Optional.empty()).edited(mail);
  }

  static Optional<Source> attachments(Source mail, Attachment edit) throws IOException {
    return new EditMail((subtype, text) -> Optional.empty(), edit).edited(mail);
  }

  /**
   * Bodies and text files alike; a file counts by its suffix, and its bytes are kept by Latin-1.
   */
  static Optional<Source> texts(Source source, Body edit) throws IOException {
    Attachment file = each -> textFile(each, edit);
    return source.isMail() ? new EditMail(edit, file).edited(source) : file.edited(source);
  }

  static Optional<Source> files(Source source, Attachment edit) throws IOException {
    return source.isMail() ? attachments(source, edit) : edit.edited(source);
  }

  private static Optional<Source> textFile(Source file, Body edit) throws IOException {
    String name = file.fileName().toLowerCase(Locale.ROOT);
    String text = new String(file.content(), ISO_8859_1);
    boolean separated = name.endsWith(".csv") || name.endsWith(".tsv");
    if (!separated || text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return edit.edited("csv", text)
        .map(edited -> new Source(file.fileName(), edited.getBytes(ISO_8859_1)));
  }

  static MimeMessage parsed(byte[] mail) throws IOException {
    try {
      return new MimeMessage(SESSION, new ByteArrayInputStream(mail));
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  static MimeMessage empty() {
    return new MimeMessage(SESSION);
  }

  static Source written(MimeMessage message) throws IOException {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      message.saveChanges();
      message.writeTo(out);
      return Source.mail(out.toByteArray());
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private Optional<Source> edited(Source mail) throws IOException {
    try {
      MimeMessage message = parsed(mail.content());
      edit(message);
      return changes == 0 ? Optional.empty() : Optional.of(written(message));
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private void edit(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      MimeMultipart parts = (MimeMultipart) part.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart child = parts.getBodyPart(i);
        edit(child);
      }
      part.setContent(parts);
    } else if (part.isMimeType("message/rfc822")) {
      MimeMessage inner = (MimeMessage) part.getContent();
      edit(inner);
      inner.saveChanges();
      part.setContent(inner, "message/rfc822");
    } else if (part.getFileName() != null) {
      editFile(part);
    } else if (part.isMimeType("text/plain") || part.isMimeType("text/html")) {
      editText(part);
    }
  }

  private void editText(Part part) throws MessagingException, IOException {
    String subtype = part.isMimeType("text/html") ? "html" : "plain";
    String text = ((String) part.getContent()).replace("\r\n", "\n");
    Optional<String> edited = body.edited(subtype, text);
    if (edited.isPresent()) {
      String utf8 = edited.get().replaceAll("(?i)charset=[\\w-]+", "charset=utf-8");
      part.setContent(utf8.replace("\n", "\r\n"), "text/" + subtype + "; charset=utf-8");
      changes++;
    }
  }

  private void editFile(Part part) throws MessagingException, IOException {
    byte[] bytes = part.getInputStream().readAllBytes();
    Optional<Source> edited = attachment.edited(new Source(part.getFileName(), bytes));
    if (edited.isPresent()) {
      String type = "application/octet-stream";
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(edited.get().content(), type)));
      part.setFileName(edited.get().fileName());
      part.setHeader("Content-Type", type);
      changes++;
    }
  }
}

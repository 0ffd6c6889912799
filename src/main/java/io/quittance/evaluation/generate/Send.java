package io.quittance.evaluation.generate;

import io.quittance.advice.Field;
import io.quittance.evaluation.generate.mail.Attachment;
import io.quittance.evaluation.generate.mail.Envelope;
import io.quittance.evaluation.generate.mail.Mail;
import io.quittance.evaluation.generate.mail.WriteMail;
import io.quittance.evaluation.generate.paper.Paper;
import io.quittance.evaluation.generate.print.Format;
import io.quittance.evaluation.generate.print.Print;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Sends a paper the way payers do: as a mail's body, attached to a note, forwarded, as a file. */
final class Send {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final Telling telling;
  private final Paper paper;
  private final Format format;
  private final Dice dice;
  private final Layout layout;
  private final long seed;

  Send(Telling telling, Paper paper, Format format) {
    this.telling = telling;
    this.paper = paper;
    this.format = format;
    this.dice = telling.dice();
    this.layout = telling.layout();
    this.seed = dice.seed();
  }

  Sent sent() throws IOException {
    boolean body = format == Format.TEXT || format == Format.HTML;
    if (!body && dice.chance(format.isSheet() || format.isPicture() ? 45 : 25)) {
      return new Sent(fileName(), printed(), "file", noise());
    }
    Mail mail = body ? inBody() : attached();
    String channel = body ? "body" : "mail-attachment";
    if (body && format == Format.TEXT && dice.chance(15)) {
      return sent(forwarded(mail), "forward");
    }
    return dice.chance(8) ? sent(asAttachment(mail), "attached-mail") : sent(mail, channel);
  }

  private Sent sent(Mail mail, String channel) {
    return new Sent("mail.eml", WriteMail.of(mail), channel, noise());
  }

  private byte[] printed() throws IOException {
    return Print.bytes(paper, format, seed);
  }

  private String noise() {
    return Print.noise(format, seed);
  }

  private String fileName() {
    String stem = telling.label("fileName").replace("{id}", dice.digits(7));
    return stem + format.suffix();
  }

  private Mail inBody() {
    Envelope envelope = envelope();
    telling.sentOn(envelope.date().toLocalDate());
    String history = layout.is("network") || !dice.chance(14) ? "" : history();
    if (format == Format.TEXT) {
      String text = Print.text(paper) + history;
      return new Mail(envelope, Optional.of(text), Optional.empty(), charset(text), List.of());
    }
    Optional<String> text = dice.chance(45) ? Optional.of(Print.text(paper)) : Optional.empty();
    String html = Print.html(paper);
    return new Mail(envelope, text, Optional.of(html), charset(html), List.of());
  }

  private String history() {
    return "\n"
        + telling.label("history.head")
        + "\n> "
        + telling.label("history").replace("\n", "\n> ")
        + "\n";
  }

  private Mail attached() throws IOException {
    Envelope envelope = envelope();
    String note = new CoverNote(telling).text();
    telling.sentOn(envelope.date().toLocalDate());
    Attachment attachment = new Attachment(fileName(), format.mediaType(), printed());
    Optional<String> html =
        dice.chance(30)
            ? Optional.of("<html><body><p>" + note.replace("\n", "<br>\n") + "</p></body></html>\n")
            : Optional.empty();
    return new Mail(envelope, Optional.of(note), html, charset(note), List.of(attachment));
  }

  /** What western programs still write where it suffices. */
  private Charset charset(String text) {
    boolean western = WINDOWS.newEncoder().canEncode(text);
    return western && dice.chance(30) ? WINDOWS : StandardCharsets.UTF_8;
  }

  private Envelope envelope() {
    Settlement settlement = telling.settlement();
    Company payer = settlement.payer();
    String own = layout.own().get("sender");
    String name = own != null ? own : senderName(payer);
    String address =
        own != null
            ? "no-reply@" + layout.id() + ".example"
            : dice.of("ap", "accounts.payable", "payments", "finance") + "@" + payer.domain();
    return new Envelope(
        name,
        address,
        "remittance@" + settlement.payee().domain(),
        subject(),
        settlement
            .paymentDate()
            .plusDays(dice.between(0, 2) - (layout.is("announced") ? 4 : 0))
            .atTime(LocalTime.of(dice.between(7, 18), dice.between(0, 59)))
            .atZone(ZoneOffset.UTC),
        dice.digits(12) + "@" + payer.domain());
  }

  /** A number that stands in the subject alone need not be taken for the payment's. */
  private String subject() {
    boolean said = telling.truth().says(Field.PAYMENT_REFERENCE);
    String subject = new ComposeProse(telling).sentence("subject");
    if (!said && telling.truth().says(Field.PAYMENT_REFERENCE)) {
      telling.truth().accept(Field.PAYMENT_REFERENCE.json(), null);
    }
    return subject;
  }

  private String senderName(Company payer) {
    int luck = dice.between(1, 10);
    if (luck <= 4) {
      return telling.payer(luck <= 2 ? payer.legalName() : payer.name());
    }
    boolean named = telling.truth().says(Field.PAYER_NAME);
    return named || luck > 7
        ? telling.region().word("people", dice)
        : telling.payer(payer.legalName());
  }

  private Mail forwarded(Mail mail) {
    Envelope inner = mail.envelope();
    String head =
        telling.label("forward.note")
            + "\n\n"
            + telling.label("forward.head")
            + "\n"
            + telling.label("forward.from")
            + " "
            + inner.senderName()
            + " <"
            + inner.sender()
            + ">\n"
            + telling.label("forward.subject")
            + " "
            + inner.subject()
            + "\n\n";
    String text = head + mail.text().orElse("");
    return new Mail(
        colleague(inner), Optional.of(text), Optional.empty(), charset(text), List.of());
  }

  private Mail asAttachment(Mail mail) {
    String note = telling.label("forward.note") + "\n";
    Attachment whole = new Attachment("message.eml", "message/rfc822", WriteMail.of(mail));
    return new Mail(
        colleague(mail.envelope()),
        Optional.of(note),
        Optional.empty(),
        StandardCharsets.UTF_8,
        List.of(whole));
  }

  /** Someone at the seller passes the mail on. */
  private Envelope colleague(Envelope inner) {
    String domain = telling.settlement().payee().domain();
    return new Envelope(
        telling.region().word("people", dice),
        "sales@" + domain,
        inner.recipient(),
        dice.of("Fwd: ", "FW: ", "WG: ", "TR: ") + inner.subject(),
        inner.date().plusHours(3),
        dice.digits(12) + "@" + domain);
  }
}

package io.quittance.message;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class MessageTreeTest {

  private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n".getBytes(US_ASCII);

  private static MessageTree tree(MailText mail) {
    return MessageTree.of(mail.bytes(), null, ReadingLimits.DEFAULT);
  }

  private static Part part(MessageTree tree, String path) {
    return content(tree, path).part();
  }

  private static PartContent content(MessageTree tree, String path) {
    return tree.contents().stream()
        .filter(content -> content.part().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> paths(MessageTree tree) {
    return tree.contents().stream().map(content -> content.part().path()).toList();
  }

  @Test
  void the_envelope_is_what_the_headers_say() {
    Envelope envelope =
        tree(MailText.with(
                "Authentication-Results: mx.seller.example; dmarc=pass",
                "Authentication-Results: forged.example; dmarc=pass",
                "From: =?iso-8859-1?Q?J=F6rg_M=FCller?= <AP@Payer.Example>",
                "To: \"x@y.example\" <remit@seller.example>, other@seller.example",
                "Subject: =?utf-8?B?WmFobHVuZyDC?= =?utf-8?B?sw==?= und",
                " mehr",
                "Date: Thu, 18 Jun 2026 09:30:00 +0200",
                "In-Reply-To: <0@seller.example>",
                "Message-ID: <1@payer.example>",
                "",
                "text"))
            .envelope();
    assertThat(envelope.fromAddress()).isEqualTo("ap@payer.example");
    assertThat(envelope.fromName()).isEqualTo("Jörg Müller");
    assertThat(envelope.to())
        .containsExactlyInAnyOrder("remit@seller.example", "other@seller.example");
    // Two encoded words may cut a character in two.
    assertThat(envelope.subject()).isEqualTo("Zahlung ³ und mehr");
    assertThat(envelope.date()).isEqualTo(Instant.parse("2026-06-18T07:30:00Z"));
    assertThat(envelope.inReplyTo()).isEqualTo("<0@seller.example>");
    // Without a trusted server nobody is believed.
    assertThat(envelope.authentication()).isNull();
    assertThat(envelope.automatic()).isFalse();
    assertThat(envelope.report()).isFalse();
  }

  @Test
  void only_the_topmost_word_of_a_trusted_server_about_the_sender_counts() {
    byte[] mail =
        MailText.headers(
                "x",
                "Authentication-Results: forged.example; dmarc=pass",
                "Authentication-Results: MX.Seller.Example 1; spf=pass (ok; really)",
                " smtp.mailfrom=payer.example; dkim=fail header.d=list.example;",
                " dkim=pass header.d=payer.example; dmarc=none",
                "Authentication-Results: mx.seller.example; dmarc=pass",
                "",
                "text")
            .bytes();
    Hints hints = new Hints(Set.of("mx.seller.example"), Passwords.NONE);
    assertThat(MessageTree.envelopeOf(mail, hints).authentication())
        .isEqualTo("mx.seller.example; dkim=pass dmarc=none spf=pass");
    Hints other = new Hints(Set.of("other.example"), Passwords.NONE);
    assertThat(MessageTree.envelopeOf(mail, other).authentication()).isNull();
  }

  @Test
  void headers_of_programs_make_a_mail_automatic() {
    for (String header :
        List.of(
            "Auto-Submitted: auto-replied",
            "Precedence: bulk",
            "Return-Path: <>",
            "List-Id: <news.example>")) {
      assertThat(tree(MailText.headers("x", header, "", "text")).envelope().automatic()).isTrue();
    }
    MessageTree report =
        tree(
            MailText.headers(
                "Undelivered",
                "Content-Type: multipart/report; boundary=b; report-type=delivery-status",
                "",
                "--b",
                "",
                "Your mail was not delivered",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Action: failed",
                "--b--"));
    assertThat(report.envelope().report()).isTrue();
    assertThat(report.envelope().automatic()).isTrue();
    assertThat(part(report, "2").fate()).isEqualTo(Fate.NOT_CONTENT);
  }

  @Test
  void both_forms_of_a_body_and_the_logo_are_kept_apart() {
    MessageTree tree =
        tree(
            MailText.headers("x", "Content-Type: multipart/related; boundary=r", "")
                .lines(
                    "--r",
                    "Content-Type: multipart/alternative; boundary=a",
                    "",
                    "--a",
                    "Content-Type: text/plain; charset=utf-8",
                    "",
                    "plain",
                    "--a",
                    "Content-Type: text/html; charset=utf-8",
                    "",
                    "<p>rich</p>",
                    "--a--",
                    "--r",
                    "Content-Type: image/png; name=logo.png",
                    "Content-ID: <logo>",
                    "",
                    "png",
                    "--r--"));
    assertThat(paths(tree)).containsExactly("1", "1.1", "1.2", "2");
    assertThat(part(tree, "1").fate()).isEqualTo(Fate.CONTAINER);
    assertThat(part(tree, "1.1").role()).isEqualTo(Role.BODY_TEXT);
    assertThat(part(tree, "1.2").role()).isEqualTo(Role.BODY_HTML);
    assertThat(part(tree, "1.2").parent()).isEqualTo("1");
    assertThat(part(tree, "2").role()).isEqualTo(Role.INLINE_IMAGE);
    // Its pixels tell whether it is a logo or a picture of a table: the reader looks at them.
    assertThat(content(tree, "2").toRead()).isTrue();
    assertThat(content(tree, "1.1").bytes()).isEqualTo("plain".getBytes(UTF_8));
  }

  @Test
  void an_attached_mail_continues_the_numbering_also_when_its_label_hides_it() {
    byte[] inner =
        MailText.headers("The advice", "Content-Type: multipart/mixed; boundary=i", "")
            .lines("--i", "", "inner text", "--i", "Content-Type: application/octet-stream;")
            .lines(" name=advice.bin", "Content-Transfer-Encoding: base64", "")
            .base64(PDF)
            .lines("--i--")
            .bytes();
    MessageTree tree =
        tree(
            MailText.headers("FW: The advice", "Content-Type: multipart/mixed; boundary=o", "")
                .lines("--o", "", "see below", "--o", "Content-Type: message/rfc822", "")
                .raw(inner)
                .lines("", "--o", "Content-Type: application/octet-stream; name=mail.eml")
                .lines("Content-Transfer-Encoding: base64", "")
                .base64(inner)
                .lines("--o--"));
    assertThat(paths(tree)).containsExactly("1", "2", "2.1", "2.2", "3", "3.1", "3.2");
    assertThat(part(tree, "2").role()).isEqualTo(Role.ATTACHED_MAIL);
    assertThat(part(tree, "2").name()).isEqualTo("The advice");
    assertThat(part(tree, "2.2").mediaType()).isEqualTo("application/pdf");
    assertThat(part(tree, "2.2").name()).isEqualTo("advice.bin");
    assertThat(content(tree, "2.2").bytes()).isEqualTo(PDF);
    assertThat(part(tree, "3").role()).isEqualTo(Role.ATTACHED_MAIL);
    assertThat(part(tree, "3").name()).isEqualTo("The advice");
    assertThat(content(tree, "3.1").subject()).isEqualTo("The advice");
    assertThat(part(tree, "3.2").sha256()).isEqualTo(part(tree, "2.2").sha256());
  }

  @Test
  void file_names_are_decoded_in_every_form_mailers_write() {
    MessageTree tree =
        tree(
            MailText.headers("x", "Content-Type: multipart/mixed; boundary=b", "")
                .lines("--b", "Content-Disposition: attachment;")
                .lines(" filename*0*=utf-8''Zahlungsavis_f%C3%BCr_;")
                .lines(" filename*1=Nordwerk.txt", "", "a")
                .lines("--b", "Content-Type: text/plain; name=\"=?utf-8?Q?Avis_=E2=82=AC.txt?=\"")
                .lines("Content-Disposition: attachment", "", "b")
                .lines("--b", "Content-Disposition: attachment; filename=\"C:\\\\x\\\\pay;1.csv\"")
                .lines("", "c,d", "--b--"));
    assertThat(part(tree, "1").name()).isEqualTo("Zahlungsavis_für_Nordwerk.txt");
    assertThat(part(tree, "2").name()).isEqualTo("Avis €.txt");
    assertThat(part(tree, "3").name()).isEqualTo("pay;1.csv");
    assertThat(part(tree, "3").mediaType()).isEqualTo("text/csv");
  }

  @Test
  void broken_mails_are_still_taken_apart() {
    MessageTree noBoundary =
        tree(
            MailText.headers("x", "Content-Type: multipart/mixed", "")
                .lines("--=_1", "Content-Type: text/plain", "", "first")
                .lines("--=_1", "Content-Type: text/plain; name=a.txt", "", "second"));
    assertThat(paths(noBoundary)).containsExactly("1", "2");
    assertThat(content(noBoundary, "2").bytes()).asString(UTF_8).startsWith("second");

    MessageTree badBase64 =
        tree(
            MailText.headers("x", "Content-Transfer-Encoding: BASE64;", "")
                .lines("SGVs!!bG8g*", "d29y bGQ"));
    assertThat(content(badBase64, "1").bytes()).isEqualTo("Hello world".getBytes(UTF_8));

    MessageTree nothing = MessageTree.of(new byte[0], null, ReadingLimits.DEFAULT);
    assertThat(part(nothing, "1").fate()).isEqualTo(Fate.EMPTY);
    assertThat(nothing.envelope().subject()).isNull();

    MessageTree noHeaders =
        MessageTree.of("we paid 100.00\n".getBytes(UTF_8), null, ReadingLimits.DEFAULT);
    assertThat(content(noHeaders, "1").bytes()).asString(UTF_8).contains("we paid 100.00");
  }

  @Test
  void charsets_are_mended_or_guessed() {
    byte[] latin = {'M', (byte) 0xFC, 'l', 'l', 'e', 'r', ' ', (byte) 0x80};
    assertThat(TextDecoding.decode(latin, "iso-8859-1").text()).isEqualTo("Müller €");
    assertThat(TextDecoding.decode(latin, "iso-8859-1").guessed()).isFalse();
    assertThat(TextDecoding.decode("Müller".getBytes(UTF_8), "x-no-such").text())
        .isEqualTo("Müller");
    assertThat(TextDecoding.decode("Müller".getBytes(UTF_8), "x-no-such").guessed()).isTrue();
    assertThat(TextDecoding.decode(latin, "utf-8").guessed()).isTrue();
    assertThat(TextDecoding.decode("10 €".getBytes(UTF_8), null).guessed()).isFalse();
    byte[] euro = {'1', (byte) 0xA4};
    assertThat(TextDecoding.decode(euro, "en_US.iso885915").text()).isEqualTo("1€");
  }

  @Test
  void a_signature_is_set_aside_and_an_encrypted_mail_is_named() {
    MessageTree signed =
        tree(
            MailText.headers("x", "Content-Type: multipart/signed; boundary=b", "")
                .lines("--b", "Content-Type: text/plain", "", "paid", "--b")
                .lines("Content-Type: application/pkcs7-signature; name=smime.p7s", "", "sig")
                .lines("--b--"));
    assertThat(part(signed, "1").fate()).isEqualTo(Fate.READ);
    assertThat(part(signed, "2").role()).isEqualTo(Role.SIGNATURE);
    assertThat(part(signed, "2").fate()).isEqualTo(Fate.NOT_CONTENT);

    MessageTree encrypted =
        tree(
            MailText.headers("x", "Content-Type: multipart/encrypted; boundary=b", "")
                .lines("--b", "Content-Type: application/pgp-encrypted", "", "Version: 1", "--b")
                .lines("Content-Type: application/octet-stream", "", "-----BEGIN PGP", "--b--"));
    assertThat(part(encrypted, "2").fate()).isEqualTo(Fate.ENCRYPTED);
  }

  @Test
  void a_zip_is_unpacked_and_its_limits_hold() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("folder/advice.csv"));
      out.write("a;b\n1;2\n".getBytes(UTF_8));
      out.putNextEntry(new ZipEntry("bomb.txt"));
      out.write(new byte[50_000]);
    }
    ReadingLimits limits = ReadingLimits.DEFAULT.withBytes(1_000_000, 10_000, 20_000);
    MessageTree tree = MessageTree.of(zip.toByteArray(), "files.zip", limits);
    assertThat(tree.envelope()).isNull();
    assertThat(paths(tree)).containsExactly("1", "1.1", "1.2");
    assertThat(part(tree, "1").fate()).isEqualTo(Fate.CONTAINER);
    assertThat(part(tree, "1.1").mediaType()).isEqualTo("text/csv");
    assertThat(part(tree, "1.1").name()).isEqualTo("advice.csv");
    assertThat(part(tree, "1.2").fate()).isEqualTo(Fate.TOO_LARGE);
    assertThat(part(tree, "1.2").reason()).contains("10000 bytes");
  }

  @Test
  void limits_reached_are_fates_with_reasons() {
    byte[] nested = MailText.headers("innermost", "", "text").bytes();
    for (int i = 0; i < 5; i++) {
      nested =
          MailText.headers("level " + i, "Content-Type: message/rfc822", "").raw(nested).bytes();
    }
    ReadingLimits shallow = ReadingLimits.DEFAULT.withStructure(200, 3);
    MessageTree deep = MessageTree.of(nested, null, shallow);
    assertThat(paths(deep)).containsExactly("1", "1.1", "1.1.1", "1.1.1.1");
    assertThat(part(deep, "1.1.1.1").fate()).isEqualTo(Fate.TOO_DEEP);
    assertThat(part(deep, "1.1.1.1").reason()).contains("3 containers");

    MailText many = MailText.headers("x", "Content-Type: multipart/mixed; boundary=b", "");
    for (int i = 0; i < 10; i++) {
      many.lines("--b", "", "text " + i);
    }
    ReadingLimits few = ReadingLimits.DEFAULT.withStructure(4, 3);
    MessageTree cut = MessageTree.of(many.bytes(), null, few);
    assertThat(paths(cut)).containsExactly("1", "2", "3", "4", "5");
    assertThat(part(cut, "5").fate()).isEqualTo(Fate.TOO_LARGE);
    assertThat(part(cut, "5").reason()).contains("more than 4 parts");

    ReadingLimits small = ReadingLimits.DEFAULT.withBytes(100, 100, 100);
    MessageTree large = MessageTree.of(nested, null, small);
    assertThat(part(large, "1").fate()).isEqualTo(Fate.TOO_LARGE);
    assertThat(large.envelope().subject()).isEqualTo("level 4");
  }

  @Test
  void a_bare_file_has_no_envelope_and_is_told_by_its_bytes() {
    MessageTree pdf = MessageTree.of(PDF, "advice.txt", ReadingLimits.DEFAULT);
    assertThat(pdf.envelope()).isNull();
    assertThat(part(pdf, "1").mediaType()).isEqualTo("application/pdf");
    byte[] mail = MailText.headers("x", "", "text").bytes();
    assertThat(MessageTree.of(mail, "mail.eml", ReadingLimits.DEFAULT).envelope()).isNotNull();
    assertThat(MessageTree.of(mail, "mail", ReadingLimits.DEFAULT).envelope()).isNotNull();
    assertThat(MessageTree.of(mail, "mail.txt", ReadingLimits.DEFAULT).envelope()).isNull();
  }

  @Test
  void the_bytes_of_a_part_can_be_had_again() {
    byte[] mail =
        MailText.headers("x", "Content-Type: multipart/mixed; boundary=b", "")
            .lines("--b", "", "text", "--b", "Content-Transfer-Encoding: base64", "")
            .base64(PDF)
            .lines("--b--")
            .bytes();
    assertThat(PartBytes.of(mail, "2", ReadingLimits.DEFAULT)).hasValue(PDF);
    assertThat(PartBytes.of(mail, "3", ReadingLimits.DEFAULT)).isEmpty();
    assertThat(PartBytes.of(PDF, "a.pdf", "1", ReadingLimits.DEFAULT)).hasValue(PDF);
  }
}

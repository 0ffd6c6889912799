package io.quittance.message;

import static io.quittance.message.OutlookFiles.attachment;
import static io.quittance.message.OutlookFiles.bytes;
import static io.quittance.message.OutlookFiles.embedded;
import static io.quittance.message.OutlookFiles.msg;
import static io.quittance.message.OutlookFiles.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.message.OutlookFiles.Tnef;
import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;

/** Archives, the formats of Outlook and signed envelopes become parts like those of a mail. */
class ContainersTest {

  private static final byte[] CSV = "a;b\n1;2\n".getBytes(UTF_8);

  private static MessageTree file(byte[] bytes, String name) {
    return MessageTree.of(bytes, name, ReadingLimits.DEFAULT);
  }

  private static MessageTree attached(byte[] bytes, String type, String name) {
    return MessageTree.of(
        MailText.headers("FW: advice", "Content-Type: multipart/mixed; boundary=b", "")
            .lines("--b", "", "see below", "--b")
            .lines("Content-Type: " + type + "; name=" + name)
            .lines("Content-Transfer-Encoding: base64", "")
            .base64(bytes)
            .lines("--b--")
            .bytes(),
        null,
        ReadingLimits.DEFAULT);
  }

  /** One line a part: path, role, type, fate, name. */
  private static List<String> shown(MessageTree tree) {
    return tree.contents().stream()
        .map(PartContent::part)
        .map(p -> p.path() + " " + p.role() + " " + p.mediaType() + " " + p.fate() + " " + p.name())
        .toList();
  }

  private static PartContent content(MessageTree tree, String path) {
    return tree.contents().stream()
        .filter(content -> content.part().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] outlookMessage() throws IOException {
    return msg(
        text(0x0037, "Zahlungsavis 4711"),
        text(0x0C1A, "Kreditoren"),
        text(0x5D01, "AP@Payer.Example"),
        text(0x1000, "Wir haben gezahlt: 4711"),
        OutlookFiles.rtf("{\\rtf1\\ansi Wir haben gezahlt: 4711\\par}"),
        attachment(0, text(0x3707, "avis.csv"), bytes(0x3701, CSV)),
        attachment(
            1,
            text(0x3001, "older advice"),
            embedded(
                text(0x0037, "Older advice"),
                text(0x1000, "older"),
                attachment(0, text(0x3707, "old.csv"), bytes(0x3701, CSV)))));
  }

  @Test
  void an_outlook_message_is_a_mail_with_its_parts_at_the_top() throws IOException {
    MessageTree tree = file(outlookMessage(), "avis.msg");
    assertThat(tree.envelope().subject()).isEqualTo("Zahlungsavis 4711");
    assertThat(tree.envelope().fromAddress()).isEqualTo("ap@payer.example");
    assertThat(tree.envelope().fromName()).isEqualTo("Kreditoren");
    assertThat(shown(tree))
        .containsExactly(
            "1 BODY_TEXT text/plain READ null",
            "2 BODY_HTML application/rtf READ null",
            "3 ATTACHMENT text/csv READ avis.csv",
            "4 ATTACHED_MAIL application/vnd.ms-outlook CONTAINER Older advice",
            "4.1 BODY_TEXT text/plain READ null",
            "4.2 ATTACHMENT text/csv READ old.csv");
    assertThat(content(tree, "1").bytes()).asString(UTF_8).isEqualTo("Wir haben gezahlt: 4711");
    assertThat(content(tree, "1").subject()).isEqualTo("Zahlungsavis 4711");
    assertThat(content(tree, "4.1").subject()).isEqualTo("Older advice");
    assertThat(content(tree, "4.2").bytes()).isEqualTo(CSV);
  }

  @Test
  void the_internet_headers_of_an_outlook_message_are_its_envelope() throws IOException {
    byte[] message =
        msg(
            text(0x0037, "Advice"),
            text(
                0x007D,
                "From: \"AP\" <ap@payer.example>\r\nTo: remit@seller.example\r\n"
                    + "Date: Thu, 18 Jun 2026 09:30:00 +0200\r\nMessage-ID: <7@payer.example>\r\n"
                    + "Auto-Submitted: auto-generated\r\n\r\n"),
            text(0x1000, "paid"));
    Envelope envelope = file(message, "a.msg").envelope();
    assertThat(envelope.messageId()).isEqualTo("<7@payer.example>");
    assertThat(envelope.to()).containsExactly("remit@seller.example");
    assertThat(envelope.date()).isEqualTo("2026-06-18T07:30:00Z");
    assertThat(envelope.automatic()).isTrue();
  }

  @Test
  void an_attached_outlook_message_continues_the_numbering() throws IOException {
    MessageTree tree = attached(outlookMessage(), "application/octet-stream", "x.bin");
    assertThat(shown(tree))
        .startsWith(
            "1 BODY_TEXT text/plain READ null",
            "2 ATTACHED_MAIL application/vnd.ms-outlook CONTAINER x.bin",
            "2.1 BODY_TEXT text/plain READ null")
        .endsWith("2.4.2 ATTACHMENT text/csv READ old.csv");
  }

  @Test
  void a_winmail_dat_gives_its_body_its_files_and_the_messages_inside() {
    byte[] inner =
        new Tnef()
            .message(Tnef.unicode(0x0037, "Inner advice"), Tnef.unicode(0x1000, "inner"))
            .attachment("inner.csv", CSV)
            .bytes();
    byte[] tnef =
        new Tnef()
            .message(
                Tnef.unicode(0x0037, "FW: advice"),
                Tnef.unicode(0x1000, "outer"),
                Tnef.rtf("{\\rtf1 outer\\par}"))
            .attachment("SHORT~1.CSV", CSV, Tnef.unicode(0x3707, "Zahlungsavis für Mai.csv"))
            .attachment("Untitled", null, Tnef.object(inner))
            .bytes();
    MessageTree tree = attached(tnef, "application/ms-tnef", "winmail.dat");
    assertThat(shown(tree))
        .containsExactly(
            "1 BODY_TEXT text/plain READ null",
            "2 ATTACHMENT application/vnd.ms-tnef CONTAINER winmail.dat",
            "2.1 BODY_TEXT text/plain READ null",
            "2.2 BODY_HTML application/rtf READ null",
            "2.3 ATTACHMENT text/csv READ Zahlungsavis für Mai.csv",
            "2.4 ATTACHED_MAIL application/vnd.ms-tnef CONTAINER Inner advice",
            "2.4.1 BODY_TEXT text/plain READ null",
            "2.4.2 ATTACHMENT text/csv READ inner.csv");
    assertThat(shown(file(tnef, "winmail.dat")))
        .contains("1.4.2 ATTACHMENT text/csv READ inner.csv");
  }

  @Test
  void messages_inside_each_other_end_at_the_depth_limit() throws IOException {
    OutlookFiles.Content[] contents = {text(0x0037, "innermost"), text(0x1000, "text")};
    for (int i = 0; i < 15; i++) {
      contents =
          new OutlookFiles.Content[] {
            text(0x0037, "level " + i), attachment(0, embedded(contents))
          };
    }
    List<Part> parts =
        file(msg(contents), "deep.msg").contents().stream().map(PartContent::part).toList();
    assertThat(parts).hasSize(10);
    assertThat(parts.get(9).fate()).isEqualTo(Fate.TOO_DEEP);
    assertThat(parts.get(9).reason()).contains("10 containers");
  }

  @Test
  void a_signed_envelope_is_opened_and_its_signature_not_verified() throws Exception {
    byte[] inner =
        MailText.with("Content-Type: multipart/mixed; boundary=i", "")
            .lines("--i", "Content-Type: text/plain", "", "paid", "--i")
            .lines("Content-Type: text/csv; name=a.csv", "", "a;b", "--i--")
            .bytes();
    byte[] cms =
        new CMSSignedDataGenerator()
            .generate(new CMSProcessableByteArray(inner), true)
            .getEncoded();
    MessageTree tree =
        MessageTree.of(
            MailText.headers("x")
                .lines("Content-Type: application/pkcs7-mime; smime-type=signed-data;")
                .lines(" name=smime.p7m", "Content-Transfer-Encoding: base64", "")
                .base64(cms)
                .bytes(),
            null,
            ReadingLimits.DEFAULT);
    assertThat(shown(tree))
        .containsExactly(
            "1 ATTACHMENT application/pkcs7-mime CONTAINER smime.p7m",
            "1.1 BODY_TEXT text/plain READ null",
            "1.2 ATTACHMENT text/csv READ a.csv");
    assertThat(content(tree, "1").part().reason())
        .isEqualTo("signed; the signature is not verified");
  }

  @Test
  void an_enveloped_mail_is_encrypted_whatever_its_label_says() throws IOException, CMSException {
    byte[] enveloped =
        new ContentInfo(CMSObjectIdentifiers.envelopedData, new DERSequence()).getEncoded();
    MessageTree tree =
        attached(enveloped, "application/x-pkcs7-mime; smime-type=signed-data", "smime.p7m");
    assertThat(content(tree, "2").part().fate()).isEqualTo(Fate.ENCRYPTED);
    assertThat(content(tree, "2").part().reason()).isEqualTo("the mail is encrypted (S/MIME)");
    byte[] broken = "not a structure".getBytes(UTF_8);
    assertThat(content(attached(broken, "application/pkcs7-mime", "x"), "2").part().fate())
        .isEqualTo(Fate.UNREADABLE);
  }

  @Test
  void the_bytes_that_all_archives_unpack_to_are_limited_together() throws IOException {
    byte[] level = zip("zeros.txt", new byte[400_000]);
    for (int i = 0; i < 4; i++) {
      level = zip("zeros.txt", new byte[400_000], "inner.zip", level);
    }
    ReadingLimits limits = ReadingLimits.DEFAULT.withBytes(1_000_000, 500_000, 1_000_000);
    MessageTree tree = MessageTree.of(level, "a.zip", limits);
    assertThat(shown(tree))
        .startsWith(
            "1 ATTACHMENT application/zip CONTAINER a.zip",
            "1.1 ATTACHMENT text/plain READ zeros.txt",
            "1.2 ATTACHMENT application/zip CONTAINER inner.zip",
            "1.2.1 ATTACHMENT text/plain READ zeros.txt");
    assertThat(content(tree, "1.2.2.1").part().fate()).isEqualTo(Fate.TOO_LARGE);
  }

  @Test
  void gzip_tar_and_7z_are_opened_and_rar_is_named() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(CSV);
    }
    assertThat(shown(file(gzip.toByteArray(), "avis.csv.gz")))
        .containsExactly(
            "1 ATTACHMENT application/gzip CONTAINER avis.csv.gz",
            "1.1 ATTACHMENT text/csv READ avis.csv");
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName("folder/avis.csv");
      out.putArchiveEntry(entry);
      out.write(CSV);
      out.closeArchiveEntry();
    }
    byte[] sevenZip = java.util.Arrays.copyOf(channel.array(), (int) channel.size());
    assertThat(shown(file(sevenZip, "a.7z")))
        .containsExactly(
            "1 ATTACHMENT application/x-7z-compressed CONTAINER a.7z",
            "1.1 ATTACHMENT text/csv READ avis.csv");
    Part rar = content(file("Rar!\u001A\7\0".getBytes(UTF_8), "a.rar"), "1").part();
    assertThat(rar.fate()).isEqualTo(Fate.UNSUPPORTED);
    assertThat(rar.reason()).isEqualTo("a RAR archive is not unpacked");
  }

  @Test
  void a_container_that_ended_the_process_stays_shut() throws IOException {
    byte[] mail =
        MailText.headers("x", "Content-Type: multipart/mixed; boundary=b", "")
            .lines("--b", "", "paid", "--b", "Content-Type: application/zip")
            .lines("Content-Transfer-Encoding: base64", "")
            .base64(zip("a.csv", CSV))
            .lines("--b--")
            .bytes();
    MessageTree tree = MessageTree.of(mail, null, ReadingLimits.DEFAULT, Hints.NONE, true);
    assertThat(content(tree, "1").part().fate()).isEqualTo(Fate.READ);
    assertThat(content(tree, "1").part().role()).isEqualTo(Role.BODY_TEXT);
    assertThat(content(tree, "2").part().fate()).isEqualTo(Fate.CRASHED);
  }

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        out.write((byte[]) namesAndBytes[i + 1]);
      }
    }
    return zip.toByteArray();
  }
}

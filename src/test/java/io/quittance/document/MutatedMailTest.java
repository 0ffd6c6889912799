package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.message.MailText;
import io.quittance.message.Part.Fate;
import io.quittance.message.ReadingLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Whatever happens to the bytes, every part gets a fate and every document belongs to a part. */
class MutatedMailTest {

  private static final int COUNT =
      "full".equals(System.getProperty("quittance.counts")) ? 20_000 : 200;

  @Test
  void a_damaged_mail_never_throws() throws IOException {
    byte[] whole = mail();
    InProcessReader reader =
        new InProcessReader(ReadingLimits.DEFAULT.withBytes(2_000_000, 1_000_000, 5_000_000));
    for (int seed = 0; seed < COUNT; seed++) {
      byte[] damaged = damaged(whole, new Random(seed));
      ReadMessage read = reader.read(damaged, seed % 7 == 0 ? "file.bin" : null);
      assertThat(read.parts()).as("seed %d", seed).isNotEmpty();
      for (Document document : read.documents()) {
        assertThat(read.parts())
            .as("seed %d", seed)
            .anyMatch(p -> p.path().equals(document.part()) && p.fate() == Fate.READ);
      }
      assertThat(read.parts())
          .as("seed %d", seed)
          .allMatch(p -> p.fate() != Fate.READ || read.document(p.path()).isPresent())
          .allMatch(p -> p.fate() == Fate.READ || p.fate() == Fate.CONTAINER || p.reason() != null);
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int changes = 1 + random.nextInt(30);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(3) == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    if (random.nextInt(4) == 0) {
      int from = random.nextInt(bytes.length + 1);
      int length = random.nextInt(Math.min(2_000, bytes.length - from + 1));
      byte[] doubled = new byte[bytes.length + length];
      System.arraycopy(bytes, 0, doubled, 0, from + length);
      System.arraycopy(bytes, from, doubled, from + length, bytes.length - from);
      bytes = doubled;
    }
    return bytes;
  }

  private static byte[] mail() throws IOException {
    return MailText.headers("Remittance =?utf-8?Q?=C3=BC?=")
        .lines("Content-Type: multipart/mixed; boundary=\"b\"", "", "--b")
        .lines("Content-Type: multipart/alternative; boundary=a", "", "--a")
        .lines("Content-Type: text/plain; charset=utf-8; format=flowed", "", "Paid A-1 100.00 ")
        .lines("On Monday Jane wrote:", "> A-1 500.00", "--a")
        .lines("Content-Type: text/html; charset=iso-8859-1", "")
        .lines("<style>.a{display:none}</style><table><tr><td rowspan=2>A-1<td>100.00</table>")
        .lines("--a--", "--b", "Content-Type: message/rfc822", "")
        .raw(MailText.headers("inner", "", "Paid A-2 200.00").bytes())
        .lines("", "--b", "Content-Type: text/csv; name=a.csv", "", "\"a\";b", "1;2", "--b")
        .lines("Content-Type: application/pdf", "Content-Transfer-Encoding: base64", "")
        .base64(pdf())
        .lines("--b", "Content-Type: application/octet-stream; name=a.xlsx")
        .lines("Content-Transfer-Encoding: base64", "")
        .base64(workbook(new XSSFWorkbook()))
        .lines("--b", "Content-Type: application/vnd.ms-excel; name=a.xls")
        .lines("Content-Transfer-Encoding: base64", "")
        .base64(workbook(new HSSFWorkbook()))
        .lines("--b--")
        .bytes();
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream stream = new PDPageContentStream(pdf, page)) {
        stream.beginText();
        stream.setFont(new PDType1Font(FontName.HELVETICA), 10);
        stream.newLineAtOffset(50, 700);
        stream.showText("Paid A-3 300.00");
        stream.endText();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] workbook(Workbook workbook) throws IOException {
    try (workbook) {
      workbook.createSheet("S").createRow(0).createCell(0).setCellValue("A-4");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }
}

package io.quittance.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quittance.message.MailText;
import io.quittance.message.OutlookFiles;
import io.quittance.message.OutlookFiles.Tnef;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** One small sound file of every format, to be broken, and files that are bombs as they are. */
public final class OddSeeds {

  private OddSeeds() {}

  /** By file name. */
  public static Map<String, byte[]> sound() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    byte[] csv = "Invoice;Amount\nA-1;100,00\nA-2;200,00\n".getBytes(UTF_8);
    files.put("mail.eml", mail(pdf()));
    files.put("advice.pdf", pdf());
    files.put("advice.xlsx", workbook(new XSSFWorkbook()));
    files.put("advice.xls", workbook(new HSSFWorkbook()));
    files.put("advice.docx", docx());
    files.put(
        "advice.ods",
        ods(
            "<table:table-row><table:table-cell office:value-type=\"float\""
                + " office:value=\"100\"><text:p>100.00</text:p></table:table-cell></table:table-row>"));
    files.put("advice.doc", compound("WordDocument"));
    files.put(
        "advice.rtf",
        "{\\rtf1\\ansi\\trowd\\cellx1\\cellx2 A-1\\cell 100\\cell\\row}".getBytes(US_ASCII));
    files.put("advice.csv", csv);
    files.put(
        "advice.html",
        "<style>.a{color:#fff}</style><table><tr><td>A-1<td>100.00</table>".getBytes(UTF_8));
    files.put("advice.msg", msg());
    files.put("winmail.dat", tnef());
    files.put("advice.zip", zip("a.csv", csv, "b.pdf", pdf()));
    files.put("advice.csv.gz", gzip(csv));
    files.put(
        "advice.edi",
        "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260618*0930*U*00401*1*0*P*>~GS*RA*A*B*20260618*0930*1*X*004010~ST*820*1~BPR*C*100*C*ACH~RMR*IV*A-1*PO*100~SE*4*1~GE*1*1~IEA*1*1~"
            .getBytes(US_ASCII));
    files.put(
        "advice.xml",
        "<?xml version=\"1.0\"?><Document><Amt Ccy=\"EUR\">100.00</Amt></Document>"
            .getBytes(UTF_8));
    files.put("scan.png", image("png"));
    files.put("scan.tif", image("tiff"));
    return files;
  }

  /** By file name: small files that unfold to something large, or never end. */
  public static Map<String, byte[]> bombs() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    byte[] zeros = zip("zeros.txt", new byte[30_000_000]);
    files.put("bomb.zip", zip("a.zip", zip("a.zip", zeros, "b.zip", zeros), "b.zip", zeros));
    byte[] deep = gzip("paid".getBytes(UTF_8));
    for (int i = 0; i < 50; i++) {
      deep = gzip(deep);
    }
    files.put("deep.gz", deep);
    files.put("zeros.gz", gzip(new byte[30_000_000]));
    files.put("laughs.xml", laughs("<Document>&d;</Document>").getBytes(UTF_8));
    files.put(
        "laughs.docx",
        zip(
            "word/document.xml",
            laughs("<w:document xmlns:w=\"w\"><w:body>&d;</w:body></w:document>").getBytes(UTF_8)));
    files.put(
        "laughs.xlsx",
        zip(
            "xl/workbook.xml", laughs("<workbook>&d;</workbook>").getBytes(UTF_8),
            "xl/_rels/workbook.xml.rels", "<a/>".getBytes(UTF_8)));
    files.put("shared.xlsx", sharedTexts());
    files.put(
        "repeated.ods",
        ods(
            "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell"
                + " table:number-columns-repeated=\"16384\" office:value-type=\"float\""
                + " office:value=\"1\"><text:p>1</text:p></table:table-cell></table:table-row>"));
    files.put("pages.pdf", pagesForEver());
    files.put("form.pdf", formInItself());
    files.put("image.pdf", hugeImage());
    files.put("large.png", png(60_000, 60_000));
    files.put("deep.eml", deepMail());
    files.put("deep.html", ("<div>".repeat(100_000) + "A-1 100.00").getBytes(UTF_8));
    files.put("tables.html", ("<table><tr><td>".repeat(2_000) + "A-1 100.00").getBytes(UTF_8));
    files.put(
        "wide.html",
        ("<table>" + "<tr><td colspan=999 rowspan=999>1".repeat(30_000)).getBytes(UTF_8));
    files.put(
        "styles.html",
        ("<style>"
                + "div div div div{color:red}".repeat(20_000)
                + "</style>"
                + "<div>".repeat(200)
                + "A-1")
            .getBytes(UTF_8));
    files.put("line.csv", "1;".repeat(500_000).getBytes(UTF_8));
    files.put("quotes.csv", "\"a;\n".repeat(50_000).getBytes(UTF_8));
    files.put("groups.rtf", ("{\\rtf1 " + "{\\b ".repeat(500_000) + "A-1").getBytes(US_ASCII));
    files.put(
        "cells.rtf",
        ("{\\rtf1 " + "\\trowd\\cellx9 1\\cell\\row".repeat(30_000) + "}").getBytes(US_ASCII));
    files.put("headers.eml", ("X-A: b\r\n".repeat(10_000) + "\r\npaid").getBytes(US_ASCII));
    files.put(
        "parts.eml",
        ("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(50_000))
            .getBytes(US_ASCII));
    files.put(
        "blanks.eml", ("Subject: x\r\n\r\n" + " ".repeat(2_000_000) + "1").getBytes(US_ASCII));
    files.put(
        "on.eml",
        ("Subject: x\r\n\r\n" + "On on on 12:00 a@b a ".repeat(20_000)).getBytes(US_ASCII));
    files.put(
        "marks.eml", ("Subject: x\r\n\r\n" + ">".repeat(1_000_000) + " 1").getBytes(US_ASCII));
    files.put(
        "lines.eml",
        ("Subject: x\r\n\r\n" + "From: a@b\r\nA: b\r\n".repeat(8_000)).getBytes(US_ASCII));
    files.put(
        "subject.eml",
        ("Subject: " + "=?utf-8?Q?".repeat(100_000) + "\r\n\r\npaid").getBytes(US_ASCII));
    files.put("empty", new byte[0]);
    files.put("zeros.bin", new byte[100_000]);
    return files;
  }

  static byte[] mail(byte[] pdf) throws IOException {
    return MailText.headers("Remittance =?utf-8?Q?=C3=BC?=")
        .lines("Content-Type: multipart/mixed; boundary=\"b\"", "", "--b")
        .lines("Content-Type: text/plain; charset=utf-8; format=flowed", "", "Paid A-1 100.00 ")
        .lines("On Monday Jane wrote:", "> A-1 500.00", "--b", "Content-Type: message/rfc822", "")
        .raw(MailText.headers("inner", "", "Paid A-2 200.00").bytes())
        .lines("", "--b", "Content-Type: application/pdf", "Content-Transfer-Encoding: base64", "")
        .base64(pdf)
        .lines("--b--")
        .bytes();
  }

  static byte[] pdf() throws IOException {
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
      Row row = workbook.createSheet("S").createRow(0);
      row.createCell(0).setCellValue("A-4");
      row.createCell(1).setCellValue(400.25);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] docx() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("Paid A-5 500.00");
      XWPFTable table = document.createTable(2, 2);
      table.getRow(1).getCell(1).setText("500.00");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return out.toByteArray();
    }
  }

  static byte[] ods(String rows) throws IOException {
    String content =
        "<?xml version=\"1.0\"?><office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
            + "<office:spreadsheet><table:table table:name=\"S\">"
            + rows
            + "</table:table></office:spreadsheet></office:body></office:document-content>";
    return zip(
        "mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(US_ASCII),
        "content.xml", content.getBytes(UTF_8));
  }

  private static byte[] compound(String stream) throws IOException {
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      file.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), stream);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] msg() throws IOException {
    return OutlookFiles.msg(
        OutlookFiles.text(0x0037, "Advice"),
        OutlookFiles.text(0x1000, "Paid A-6 600.00"),
        OutlookFiles.rtf("{\\rtf1 Paid A-6 600.00\\par}"),
        OutlookFiles.attachment(
            0,
            OutlookFiles.text(0x3707, "a.csv"),
            OutlookFiles.bytes(0x3701, "A-6;600.00".getBytes(UTF_8))));
  }

  private static byte[] tnef() {
    return new Tnef()
        .message(Tnef.unicode(0x0037, "Advice"), Tnef.unicode(0x1000, "Paid A-7 700.00"))
        .attachment("a.csv", "A-7;700.00".getBytes(UTF_8))
        .bytes();
  }

  static byte[] zip(Object... namesAndBytes) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        out.write((byte[]) namesAndBytes[i + 1]);
      }
    }
    return zip.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(content);
    }
    return gzip.toByteArray();
  }

  private static byte[] image(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  /** A header that promises more pixels than any memory holds. */
  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    byte[] header = new byte[17];
    System.arraycopy("IHDR".getBytes(US_ASCII), 0, header, 0, 4);
    java.nio.ByteBuffer.wrap(header, 4, 8).putInt(width).putInt(height);
    header[12] = 8;
    header[13] = 2;
    CRC32 sum = new CRC32();
    sum.update(header);
    out.write(java.nio.ByteBuffer.allocate(4).putInt(13).array());
    out.write(header);
    out.write(java.nio.ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    return out.toByteArray();
  }

  private static String laughs(String root) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"ha\">");
    for (char c = 'b'; c <= 'd'; c++) {
      xml.append("<!ENTITY ").append(c).append(" \"");
      xml.append(("&" + (char) (c - 1) + ";").repeat(1_000)).append("\">");
    }
    return xml.append("]>").append(root).toString();
  }

  private static byte[] sharedTexts() throws IOException {
    StringBuilder texts = new StringBuilder("<sst>");
    texts.append("<si><t>").append("A".repeat(30_000_000)).append("</t></si></sst>");
    return zip(
        "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"S\" id=\"r\"/></sheets></workbook>".getBytes(UTF_8),
        "xl/_rels/workbook.xml.rels",
            "<a><Relationship Id=\"r\" Target=\"worksheets/sheet1.xml\"/></a>".getBytes(UTF_8),
        "xl/sharedStrings.xml", texts.toString().getBytes(UTF_8),
        "xl/worksheets/sheet1.xml",
            ("<worksheet><sheetData>"
                    + "<row><c t=\"s\"><v>0</v></c></row>".repeat(50_000)
                    + "</sheetData></worksheet>")
                .getBytes(UTF_8));
  }

  private static byte[] objects(String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    int number = 1;
    for (String object : objects) {
      pdf.append(number++).append(" 0 obj\n").append(object).append("\nendobj\n");
    }
    return pdf.append("trailer\n<</Root 1 0 R>>\n%%EOF\n").toString().getBytes(ISO_8859_1);
  }

  /** A tree of pages that says a million and holds itself. */
  private static byte[] pagesForEver() {
    return objects(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1000000/Kids[" + "3 0 R ".repeat(5_000) + "2 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>");
  }

  private static byte[] formInItself() {
    String draw = "/F Do /F Do";
    return objects(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources 5 0 R>>",
        "<</Length 5>>stream\n/F Do\nendstream",
        "<</XObject<</F 6 0 R>>>>",
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 5 0 R/Length "
            + draw.length()
            + ">>stream\n"
            + draw
            + "\nendstream");
  }

  private static byte[] hugeImage() {
    return objects(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources 5 0 R>>",
        "<</Length 27>>stream\nq 100 0 0 100 0 0 cm /I Do Q\nendstream",
        "<</XObject<</I 6 0 R>>>>",
        "<</Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
            + "/ColorSpace/DeviceRGB/Length 3>>stream\nabc\nendstream");
  }

  private static byte[] deepMail() {
    StringBuilder mail = new StringBuilder("Subject: deep\r\n");
    for (int i = 0; i < 500; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      mail.append(i).append("\r\n");
    }
    return mail.append("\r\npaid\r\n").toString().getBytes(US_ASCII);
  }
}

package io.quittance.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.Document.Flag;
import io.quittance.message.Part;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Word and OpenDocument files. */
class OfficeReaderTest {

  private static Document docx(String body, String styles) throws IOException {
    byte[] file =
        OddSeeds.zip(
            "word/document.xml",
            ("<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>")
                .getBytes(UTF_8),
            "word/styles.xml",
            ("<w:styles xmlns:w=\"w\">" + styles + "</w:styles>").getBytes(UTF_8),
            "word/header1.xml",
            "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Payer Ltd</w:t></w:r></w:p></w:hdr>"
                .getBytes(UTF_8));
    return Reading.document(file, "a.docx");
  }

  private static String cell(String properties, String text) {
    return "<w:tc><w:tcPr>"
        + properties
        + "</w:tcPr><w:p><w:r><w:t>"
        + text
        + "</w:t></w:r></w:p></w:tc>";
  }

  private static String run(String properties, String text) {
    return "<w:r><w:rPr>"
        + properties
        + "</w:rPr><w:t xml:space=\"preserve\">"
        + text
        + "</w:t></w:r>";
  }

  @Test
  void rows_of_word_keep_their_columns_also_where_cells_are_merged_empty_or_left_out()
      throws IOException {
    Document document =
        docx(
            "<w:tbl><w:tr>"
                + cell("", "Invoice")
                + cell("", "Date")
                + cell("", "Amount")
                + "</w:tr>"
                + "<w:tr>"
                + cell("<w:vMerge w:val=\"restart\"/>", "A-1")
                + cell("", "")
                + cell("", "100.00")
                + "</w:tr>"
                + "<w:tr>"
                + cell("<w:vMerge/>", "")
                + cell("", "June")
                + cell("", "50.00")
                + "</w:tr>"
                + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>"
                + cell("", "x")
                + cell("", "1.00")
                + "</w:tr>"
                + "<w:tr>"
                + cell("<w:gridSpan w:val=\"2\"/>", "Total")
                + cell("", "151.00")
                + "</w:tr></w:tbl>",
            "");
    assertThat(Reading.lines(document).get(0)).isEqualTo("Payer Ltd");
    assertThat(document.lines().skip(1).map(Reading::cells))
        .containsExactly(
            "0=Invoice 1=Date 2=Amount",
            "0=A-1 2=100.00",
            "1=June 2=50.00",
            "1=x 2=1.00",
            "0=Total 2=151.00");
  }

  @Test
  void text_that_word_does_not_show_is_hidden() throws IOException {
    Document document =
        docx(
            "<w:p>"
                + run("", "A-1 100.00 ")
                + run("<w:vanish/>", "A-2 ")
                + run("<w:color w:val=\"FFFFFF\"/>", "A-3 ")
                + run("<w:sz w:val=\"2\"/>", "A-4 ")
                + run("<w:rStyle w:val=\"Unseen\"/>", "A-5 ")
                + "<w:del>"
                + run("", "").replace("w:t", "w:delText").replace("></w:delText", ">A-6</w:delText")
                + "</w:del>"
                + "<w:ins>"
                + run("<w:vanish w:val=\"0\"/>", "kept")
                + "</w:ins></w:p>"
                + "<w:tbl><w:tr>"
                + cell(
                    "<w:shd w:fill=\"000080\"/>",
                    "</w:t></w:r>" + run("<w:color w:val=\"FFFFFF\"/>", "Head") + "<w:r><w:t>")
                + cell("", "x")
                + "</w:tr></w:tbl>",
            "<w:style w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style>"
                + "<w:style w:styleId=\"Unseen\"><w:basedOn w:val=\"Base\"/></w:style>");
    assertThat(Reading.lines(document)).containsExactly("Payer Ltd", "A-1 100.00 kept", "Head x");
    assertThat(document.hidden())
        .extracting(Document.Hidden::text)
        .containsExactly("A-2", "A-3", "A-4", "A-5", "A-6");
    assertThat(document.has(Flag.Code.HIDDEN_CONTENT)).isTrue();
  }

  @Test
  void columns_made_with_tabs_stay_apart() throws IOException {
    Document document =
        docx("<w:p><w:r><w:t>Invoice</w:t><w:tab/><w:t>Amount</w:t></w:r></w:p>", "");
    Line line = document.lines().skip(1).findFirst().orElseThrow();
    assertThat(line.words().get(1).from()).isGreaterThan(line.words().get(0).to());
    assertThat(line.text()).isEqualTo("Invoice Amount");
  }

  private static Document ods(String rows) throws IOException {
    return Reading.document(OddSeeds.ods(rows), "a.ods");
  }

  private static String cell(String type, String value, String shown, String more) {
    return "<table:table-cell "
        + more
        + " office:value-type=\""
        + type
        + "\" office:"
        + value
        + "><text:p>"
        + shown
        + "</text:p></table:table-cell>";
  }

  @Test
  void cells_of_an_ods_are_exact_and_keep_their_place() throws IOException {
    Document document =
        ods(
            "<table:table-column table:number-columns-repeated=\"4\"/>"
                + "<table:table-column table:visibility=\"collapse\"/>"
                + "<table:table-row table:number-rows-repeated=\"6\"><table:table-cell"
                + " table:number-columns-repeated=\"1024\"/></table:table-row>"
                + "<table:table-row>"
                + cell("string", "string-value=\"x\"", "INV<text:s/>1", "")
                + "<table:table-cell/>"
                + cell("float", "value=\"1234.565\"", "1.234,57", "")
                + cell("date", "date-value=\"2026-06-18\"", "18.06.26", "")
                + cell("float", "value=\"9\"", "9", "")
                + "</table:table-row>"
                + "<table:table-row table:visibility=\"collapse\">"
                + cell("float", "value=\"77\"", "77", "")
                + "</table:table-row>"
                + "<table:table-row table:number-rows-repeated=\"2\">"
                + cell("float", "value=\"5\"", "5", "table:number-columns-repeated=\"2\"")
                + "</table:table-row>");
    Line first = document.lines().findFirst().orElseThrow();
    assertThat(Reading.cells(first)).isEqualTo("0=INV 1 2=1.234,57 3=18.06.26");
    assertThat(first.words().get(1).cell()).isEqualTo("C7");
    assertThat(first.words().get(1).typed().value()).isEqualTo("1234.565");
    assertThat(first.words().get(2).typed().value()).isEqualTo("2026-06-18");
    assertThat(document.lines().skip(1).map(Reading::cells)).containsExactly("0=5 1=5", "0=5 1=5");
    assertThat(Reading.hows(document)).containsExactly("hidden column", "hidden row");
  }

  @Test
  void a_sheet_that_is_not_displayed_and_white_cells_are_hidden() throws IOException {
    byte[] file =
        OddSeeds.zip(
            "mimetype",
            "application/vnd.oasis.opendocument.spreadsheet".getBytes(UTF_8),
            "content.xml",
            ("<c xmlns:style=\"s\" xmlns:table=\"t\" xmlns:fo=\"f\" xmlns:office=\"o\""
                    + " xmlns:text=\"x\"><style:style style:name=\"ta2\"><style:table-properties"
                    + " table:display=\"false\"/></style:style><style:style"
                    + " style:name=\"w\"><style:text-properties"
                    + " fo:color=\"#ffffff\"/></style:style><table:table"
                    + " table:name=\"A\"><table:table-row><table:table-cell"
                    + " office:value-type=\"float\" office:value=\"1\""
                    + " table:style-name=\"w\"><text:p>1</text:p></table:table-cell><table:table-cell"
                    + " office:value-type=\"float\""
                    + " office:value=\"2\"><text:p>2</text:p></table:table-cell></table:table-row></table:table><table:table"
                    + " table:name=\"B\" table:style-name=\"ta2\"><table:table-row><table:table-cell"
                    + " office:value-type=\"float\""
                    + " office:value=\"3\"><text:p>3</text:p></table:table-cell>"
                    + "</table:table-row></table:table></c>")
                .getBytes(UTF_8));
    Document document = Reading.document(file, "a.ods");
    assertThat(Reading.lines(document)).containsExactly("2");
    assertThat(Reading.hows(document)).containsExactly("colour of the background", "hidden sheet");
  }

  @Test
  void cells_repeated_a_million_times_end_at_the_limit() throws IOException {
    byte[] bomb = OddSeeds.bombs().get("repeated.ods");
    ReadingLimits limits = ReadingLimits.DEFAULT.withContent(10, 100, 1_000, 100_000);
    ReadMessage read = new InProcessReader(limits).read(bomb, "a.ods");
    Document document = read.documents().get(0);
    assertThat(document.lines().mapToInt(line -> line.words().size()).sum()).isLessThan(1_002);
    assertThat(document.has(Flag.Code.TRUNCATED)).isTrue();
  }

  @Test
  void an_encrypted_ods_says_so() throws IOException {
    byte[] file =
        OddSeeds.zip(
            "mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(UTF_8),
            "META-INF/manifest.xml", "<m:encryption-data/>".getBytes(UTF_8),
            "content.xml", new byte[] {1, 2, 3});
    List<Part> parts = Reading.file(file, "a.ods").parts();
    assertThat(parts.get(0).fate()).isEqualTo(Part.Fate.ENCRYPTED);
  }
}

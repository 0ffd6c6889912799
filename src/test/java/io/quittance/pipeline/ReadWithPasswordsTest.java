package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.api.TestTokens;
import io.quittance.jobs.Job;
import io.quittance.message.MailText;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** From a stored password to an advice read from a protected file, and what is said before that. */
@QuarkusTest
class ReadWithPasswordsTest {
  private static final TenantId ALPHA = new TenantId("alpha");
  private static final TenantId BETA = new TenantId("beta");
  private static final String SECRET = "opens-it";

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject ReviewCases cases;

  private final String domain = "p" + UUID.randomUUID().toString().substring(0, 8) + ".example";
  private final String address = "ap@pay." + domain;

  @Test
  void a_protected_pdf_is_read_once_the_password_of_its_sender_is_stored() throws IOException {
    store(TestTokens.BETA, domain, SECRET);
    UUID id = messages.accept(ALPHA, mail(), "ada");
    read(ALPHA, id);
    assertThat(reason(id))
        .isEqualTo(
            "the PDF is protected by a password; no password is stored for "
                + address
                + " or its domain: add one (POST /api/v1/document-passwords) and reprocess the"
                + " message");

    store(TestTokens.ALPHA, address, "another");
    reprocess(id);
    assertThat(reason(id))
        .isEqualTo(
            "the PDF is protected by a password; passwords stored for "
                + address
                + " or its domain were tried (1) and none opens it: add the right one"
                + " (POST /api/v1/document-passwords) and reprocess the message");

    store(TestTokens.ALPHA, domain, SECRET);
    reprocess(id);
    opened(ALPHA, id);
    // What was opened for the reading is shown to people too.
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .get("/messages/" + id + "/parts/2/pages/1.png")
        .then()
        .statusCode(200)
        .contentType("image/png");
    assertThat(inTenant.call(ALPHA, () -> messages.detail(id)).orElseThrow().toString())
        .doesNotContain(SECRET);
  }

  @Test
  void a_stored_password_opens_a_new_mail_at_once() throws IOException {
    store(TestTokens.BETA, "pay." + domain, SECRET);
    UUID id = messages.accept(BETA, mail(), "ada");
    read(BETA, id);
    opened(BETA, id);
  }

  private void opened(TenantId tenant, UUID id) {
    MessageRow row = inTenant.call(tenant, () -> rows.findById(id));
    Reading reading = ReadingJson.read(row.reading);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(reading.advices()).hasSize(1);
    assertThat(reading.advices().get(0).lines())
        .extracting(Advice.Line::invoiceNumber)
        .containsExactly("INV-100234", "INV-100235");
    assertThat(row.amount).isEqualTo("300.00");
  }

  private String reason(UUID id) {
    List<ReviewCase> open = inTenant.call(ALPHA, () -> cases.ofMessage(id));
    assertThat(open).hasSize(1);
    return open.get(0).reasons().stream()
        .filter(reason -> reason.code().equals("encrypted"))
        .findFirst()
        .orElseThrow()
        .message();
  }

  private void read(TenantId tenant, UUID id) {
    readStage.run(new Job(Stages.READ, tenant, id.toString()));
  }

  private void reprocess(UUID id) {
    DecisionOutcome outcome = inTenant.call(ALPHA, () -> messages.reprocess(ALPHA, id));
    assertThat(outcome).isInstanceOf(DecisionOutcome.Done.class);
    read(ALPHA, id);
  }

  private static void store(String token, String sender, String password) {
    given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(Map.of("label", "Yearly", "sender", sender, "password", password))
        .post("/api/v1/document-passwords")
        .then()
        .statusCode(201);
  }

  private byte[] mail() throws IOException {
    return MailText.with(
            "From: \"Payables\" <" + address + ">",
            "To: remit@seller.example",
            "Subject: Our payment",
            "Message-ID: <1@" + domain + ">",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=\"b\"",
            "",
            "--b",
            "Content-Type: text/plain",
            "",
            "The details are in the protected file.",
            "--b",
            "Content-Type: application/pdf; name=\"advice.pdf\"",
            "Content-Transfer-Encoding: base64",
            "")
        .base64(protectedPdf())
        .lines("--b--")
        .bytes();
  }

  private static byte[] protectedPdf() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream stream = new PDPageContentStream(pdf, page)) {
        row(stream, 700, "Remittance Advice", "", "");
        row(stream, 680, "Payment date: 2026-06-18", "", "Currency: EUR");
        row(stream, 640, "Invoice number", "Invoice date", "Amount paid");
        row(stream, 620, "INV-100234", "2026-05-02", "100.00");
        row(stream, 600, "INV-100235", "2026-05-03", "200.00");
        row(stream, 570, "Total paid", "", "300.00");
      }
      pdf.protect(new StandardProtectionPolicy("of-the-owner", SECRET, new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    }
  }

  private static void row(PDPageContentStream stream, int y, String... cells) throws IOException {
    for (int column = 0; column < cells.length; column++) {
      stream.beginText();
      stream.setFont(new PDType1Font(FontName.HELVETICA), 10);
      stream.newLineAtOffset(50 + 180 * column, y);
      stream.showText(cells[column]);
      stream.endText();
    }
  }
}

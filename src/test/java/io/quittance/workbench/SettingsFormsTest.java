package io.quittance.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.certificate.CertificateView;
import io.quittance.review.Decision;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What forms mean and pages say, without a service around them. */
class SettingsFormsTest {
  private static final WorkbenchSettings SETTINGS =
      new WorkbenchSettings() {
        @Override
        public int rows() {
          return 50;
        }

        @Override
        public int documentLines() {
          return 100;
        }

        @Override
        public int queryLength() {
          return 100;
        }

        @Override
        public int noteLength() {
          return 20;
        }

        @Override
        public int correctedItems() {
          return 10;
        }

        @Override
        public int refreshSeconds() {
          return 3;
        }
      };

  private static JsonNode policy(String json) throws Exception {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }

  @Test
  void rules_of_order_are_a_line_each_and_reasons_may_have_several_words() throws Exception {
    JsonNode policy =
        policy(
            "{'unannounced':{'rules':['match_invoice','oldest_first']},"
                + "'reductions':{'reasons':{'short delivery':'SHD'}}}");
    List<PolicyField> fields =
        PolicyField.parts(policy).stream().flatMap(part -> part.fields().stream()).toList();
    assertThat(fields)
        .extracting(PolicyField::label, PolicyField::kind, PolicyField::value)
        .containsExactly(
            tuple("Rules of order", "lines", "match_invoice\noldest_first"),
            tuple("Reasons that customers print", "lines", "short delivery SHD"));
    assertThat(
            PolicySettings.typed(
                policy,
                Map.of(
                    "unannounced.rules",
                    "oldest_first\r\n",
                    "reductions.reasons",
                    "short delivery SHD\nfreight FRT")))
        .isEqualTo(
            policy(
                "{'unannounced':{'rules':['oldest_first']},'reductions':{'reasons':{"
                    + "'short delivery':'SHD','freight':'FRT'}}}"));
  }

  @Test
  void an_auditor_fills_in_only_what_is_paid() {
    MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    form.putSingle("action", "apply");
    form.put("item", List.of("A", "B", "C"));
    form.put("payment", List.of("P1", "P1", "P2"));
    form.put("amount", List.of("10.00", "", ""));
    form.put("discount", List.of("", "", "0.50"));
    form.put("writeOff", List.of("", "", ""));
    assertThat(said(form).applications())
        .containsExactly(
            new Decision.Applied("P1", "A", "10.00", null, null, null),
            new Decision.Applied("P2", "C", "0", "0.50", null, null));
    form.put("amount", List.of("1,250", "", ""));
    assertThat(wrong(form)).contains("A: \"1,250\" is no plain amount");
    form.put("amount", List.of("", "", ""));
    form.put("discount", List.of("", "", ""));
    assertThat(wrong(form)).startsWith("Write beside each item");
    form.putSingle("action", "reject");
    assertThat(wrong(form)).startsWith("Say in the note");
    form.putSingle("note", "a donation");
    assertThat(said(form).action()).isEqualTo(Decision.Action.REJECT);
    form.putSingle("note", "longer than twenty letters");
    assertThat(wrong(form)).contains("longer than 20");
  }

  private static Decision said(MultivaluedMap<String, String> form) {
    return AuditForm.read(form, SETTINGS)
        .fold(
            decision -> decision,
            wrong -> {
              throw new AssertionError(wrong);
            });
  }

  private static String wrong(MultivaluedMap<String, String> form) {
    return AuditForm.read(form, SETTINGS).fold(Decision::toString, wrong -> wrong);
  }

  @Test
  void a_stopped_breaker_is_said_before_anything_and_a_void_certificate_says_why() {
    Instant then = Instant.parse("2026-03-01T10:00:00Z");
    CertificateView.Certified past =
        new CertificateView.Certified(
            new UUID(0, 1),
            true,
            "fixed-sequence",
            null,
            "0.005",
            "0.05",
            12,
            700,
            598,
            0,
            "0.004996",
            7,
            "layout/3",
            4,
            "ada",
            then,
            null,
            then.plusSeconds(3600),
            "certifier",
            "policy version 8 is in force");
    CertificatePage page =
        CertificatePage.of(
            new Visitor("demo", "ada"),
            new CertificateView(
                true,
                new CertificateView.Terms("0.005", "0.05", "0.02", 8, "layout/3"),
                null,
                new CertificateView.Preview("too-few", 12, null, null, null, null, 598, null),
                new CertificateView.Stopped("2543.1291", "certificates", 2000, null),
                List.of(new CertificateView.Day("EUR", "1200.00", "5000.00", "20000.00")),
                List.of(past)));
    assertThat(page.figures().get(4))
        .isEqualTo(
            new CertificatePage.Figure(
                "Breaker",
                "has stopped postings by certificate",
                "evidence 2,543.13, stops at 2,000",
                "bad"));
    assertThat(page.breaker()).startsWith("It has stopped postings by certificate until a person");
    assertThat(page.resettable()).isTrue();
    assertThat(page.issuable()).isFalse();
    assertThat(page.today().get(0).dayLimit()).isEqualTo("20,000.00");
    CertificatePage.Row row = page.history().get(0);
    assertThat(row.outcome()).isEqualTo("void");
    assertThat(row.bound()).isEqualTo("0.50 % of 0.50 %");
    assertThat(row.ended())
        .isEqualTo("policy version 8 is in force (certifier, 1 Mar 2026 11:00 UTC)");
  }
}

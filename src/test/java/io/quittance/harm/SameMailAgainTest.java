package io.quittance.harm;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.OneCustomerOverRest;
import io.quittance.api.TestTokens;
import io.quittance.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A mail that is sent again: as it was, under another Message-ID, and as an attachment of somebody
 * else's. Its clean twin is the mail alone. Money and an invoice of the same amount lie ready.
 */
@QuarkusTest
class SameMailAgainTest extends OneCustomerOverRest {
  SameMailAgainTest() {
    super(new TenantId("zeta"), TestTokens.ZETA);
  }

  @Test
  void adv_17_copies_that_come_later_post_nothing_and_are_called_duplicates() {
    books();
    pay("PAY-" + own, "100.00");
    byte[] mail = remittance();
    UUID first = send(mail);
    await(() -> status(first).equals("applied"));
    quiet();
    List<String> twin = applications(first);
    assertThat(twin).containsExactly("100.00 0.00 applied");

    pay("MORE-" + own, "100.00");
    List<UUID> copies = List.of(send(mail), send(underAnotherId(mail)), send(forwarded(mail)));
    copies.forEach(copy -> await(() -> status(copy).equals("duplicate")));
    quiet();
    assertThat(applications(first)).isEqualTo(twin);
    copies.forEach(copy -> assertThat(applications(copy)).isEmpty());
  }

  @Test
  void adv_17_of_copies_that_come_before_the_money_one_posts() {
    books();
    byte[] mail = remittance();
    List<UUID> all =
        List.of(send(forwarded(mail)), send(underAnotherId(mail)), send(mail), send(mail));
    quiet();
    pay("PAY-" + own, "100.00");
    pay("MORE-" + own, "100.00");
    await(() -> all.stream().anyMatch(each -> status(each).equals("applied")));
    quiet();
    List<String> posted = new ArrayList<>();
    all.forEach(each -> posted.addAll(applications(each)));
    assertThat(posted).containsExactly("100.00 0.00 applied");
    assertThat(all.stream().map(this::status))
        .containsExactlyInAnyOrder("applied", "duplicate", "duplicate", "duplicate");
  }

  private byte[] remittance() {
    return letter(
        "Remittance advice",
        "Payment reference:  PAY-" + own,
        "Total paid:         EUR 100.00",
        "",
        "Invoice no.     Amount EUR",
        "INV-" + own + "1     100.00",
        "Total           100.00");
  }

  private static byte[] underAnotherId(byte[] mail) {
    return new String(mail, StandardCharsets.UTF_8)
        .replaceFirst("Message-ID: <", "Message-ID: <again-")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] forwarded(byte[] mail) {
    return String.join(
            "\r\n",
            "From: Somebody <sales@elsewhere.example>",
            "To: remittance@seller.example",
            "Subject: FW: Remittance advice",
            "Message-ID: <" + UUID.randomUUID() + "@elsewhere.example>",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "See attached.",
            "--b",
            "Content-Type: message/rfc822",
            "Content-Disposition: attachment; filename=\"advice.eml\"",
            "",
            new String(mail, StandardCharsets.UTF_8),
            "--b--",
            "")
        .getBytes(StandardCharsets.UTF_8);
  }
}

package io.quittance.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.quittance.model.ModelsOnLoopback.CHAT;
import static io.quittance.model.ModelsOnLoopback.PORT;
import static io.quittance.model.ModelsOnLoopback.answered;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quittance.OneCustomerOverRest;
import io.quittance.api.TestTokens;
import io.quittance.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model answers after a person has applied the money that its answer is about. */
@QuarkusTest
@TestProfile(ProviderOnLoopback.Profile.class)
class AnswerComesLateTest extends OneCustomerOverRest {
  @ConfigProperty(name = PORT)
  int port;

  private WireMock provider;

  AnswerComesLateTest() {
    super(new TenantId("zeta"), TestTokens.ZETA);
  }

  @BeforeEach
  void reach() {
    provider = new WireMock("localhost", port);
  }

  @Test
  void adv_25_the_twin_of_an_answer_that_comes_in_time_posts() {
    books();
    answersAfter(0);
    pay("PAY-" + own, "200.00");
    UUID doubtful = send(doubtful());
    await(() -> status(doubtful).equals("applied"));
    assertThat(applications(doubtful))
        .containsExactly("100.00 0.00 applied", "100.00 0.00 applied");
  }

  @Test
  void adv_25_an_answer_that_comes_after_the_money_was_applied_by_hand_posts_nothing() {
    books();
    policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    UUID other = mail("OTHER-" + own, "INV-" + own + "1", "98.00");
    pay("PAY-" + own, "200.00");
    pay("OTHER-" + own, "98.00");
    await(() -> status(other).equals("review"));
    quiet();
    answersAfter(4_000);
    UUID doubtful = send(doubtful());
    await(() -> asking(doubtful));

    String review = body(get("/messages/" + other), 200).at("/proposals/0/review").asText();
    body(
        post(
            "/reviews/" + review + "/decision",
            ("{'action':'apply','applications':["
                    + "{'payment':'PAY-%1$s','openItem':'INV-%1$s1','amount':'100.00'},"
                    + "{'payment':'PAY-%1$s','openItem':'INV-%1$s2','amount':'100.00'}]}")
                .formatted(own)),
        200);
    await(() -> !status(doubtful).equals("reading"));
    quiet();
    assertThat(applications(other)).containsExactly("100.00 0.00 applied", "100.00 0.00 applied");
    assertThat(applications(doubtful)).isEmpty();
    assertThat(status(doubtful)).isNotEqualTo("applied");
  }

  private boolean asking(UUID message) {
    return inTenant.call(
        new TenantId("zeta"),
        () ->
            sql.first(
                    "select asking_since from message where id = ?",
                    row -> row.getString(1) != null,
                    message)
                .orElseThrow());
  }

  /** In words that no list knows: of its payment only a model tells. */
  private byte[] doubtful() {
    return String.join(
            "\r\n",
            "From: Ostjad <ap@acme" + own + ".example>",
            "Subject: Teade",
            "Message-ID: <" + UUID.randomUUID() + "@acme.example>",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Tere,",
            "",
            "kandsime teile PAY-" + own + " all EUR 200.00 jargmiste ostude eest:",
            "",
            "Nimetus        Vrzl",
            "INV-" + own + "1       100.00",
            "INV-" + own + "2       100.00",
            "Kokku          200.00",
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void answersAfter(int millis) {
    String answer =
        """
        {"verdict":"remittance","payments":[{"status":"executed","complete":true,
         "header":[{"field":"payment_amount","line":"D1.L0002","text":"200.00","occurrence":1},
                   {"field":"currency","line":"D1.L0002","text":"EUR","occurrence":1},
                   {"field":"payment_reference","line":"D1.L0002","text":"PAY-%1$s","occurrence":1}],
         "tables":[],
         "lines":[{"kind":"invoice","values":[
            {"field":"invoice_number","line":"D1.L0004","text":"INV-%1$s1","occurrence":1},
            {"field":"net_amount","line":"D1.L0004","text":"100.00","occurrence":1}]},
          {"kind":"invoice","values":[
            {"field":"invoice_number","line":"D1.L0005","text":"INV-%1$s2","occurrence":1},
            {"field":"net_amount","line":"D1.L0005","text":"100.00","occurrence":1}]}]}]}\
        """
            .formatted(own);
    provider.register(
        WireMock.post(urlEqualTo(CHAT))
            .withRequestBody(containing("PAY-" + own))
            .willReturn(answered(answer).withFixedDelay(millis)));
  }
}

package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Problem;
import io.quittance.message.Envelope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddSenderTest {
  private static Envelope mail(String from, String replyTo, String authentication) {
    return new Envelope(
        "<1@x>", "s", from, null, replyTo, List.of(), null, null, authentication, false, false);
  }

  @ParameterizedTest
  @CsvSource({
    "ap@acme-corp.example, ap@acme-c0rp.example",
    "ap@acme-corp.example, ap@acmecorp.example",
    "ap@northwind.example, pay@northvvind.co.example",
    "ap@modern.example, ap@modem.example",
    "ap@sterling.example, ap@sterlling.example"
  })
  void answers_to_a_name_that_only_looks_like_the_senders_are_odd(String from, String reply) {
    assertThat(OddSender.of(mail(from, reply, null)))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.code()).isEqualTo(Problem.Code.SENDER_ODD);
              assertThat(problem.code().holds()).isFalse();
              assertThat(problem.message()).startsWith("answers go to ");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "ap@acme.example, treasury@acme.example",
    "ap@acme.example, ap@mail.acme.example",
    "no-reply@payments.example, accounts@acme.example",
    "ap@acme.de.example, ap@acme.fr.example",
    "ap@abc.example, ap@abd.example",
    "ap@acme.example,",
    "ap@.., ap@...",
    "ap, @"
  })
  void the_same_name_another_one_and_none_are_not(String from, String reply) {
    assertThat(OddSender.of(mail(from, reply, null))).isEmpty();
  }

  @Test
  void a_domain_that_disowns_the_mail_is_odd_and_only_a_trusted_server_can_say_so() {
    assertThat(OddSender.of(mail("a@acme.example", null, "mx.seller.example; dmarc=fail spf=fail")))
        .hasValueSatisfying(problem -> assertThat(problem.message()).contains("DMARC"));
    assertThat(OddSender.of(mail("a@acme.example", null, "mx.seller.example; dmarc=pass spf=fail")))
        .isEmpty();
    assertThat(OddSender.of(mail("a@acme.example", null, null))).isEmpty();
  }
}

package io.quittance.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is told of a mail that is not fetched can always be recorded. */
class MailFactsTest {
  @Test
  void a_zero_byte_hidden_in_a_header_does_not_reach_the_database() {
    MailFacts facts =
        MailFacts.of(
            "Subject: =?UTF-8?Q?large=00mail?=\r\nFrom: a\0b <a@example.com>\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(facts.subject()).isEqualTo("large mail");
    assertThat(facts.from()).isEqualTo("a b <a@example.com>");
  }
}

package io.quittance.mailbox;

import static io.quittance.mailbox.Mails.mail;
import static io.quittance.mailbox.Mails.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What every kind of mailbox does alike. */
abstract class MailSourceContract {
  static final long MAX_BYTES = 10_000;
  static final int BATCH = 3;

  /** Puts a mail where the source finds it. */
  abstract void put(String name, byte[] raw) throws Exception;

  /** A source as after a start of the service, with the limits above. */
  abstract MailSource source();

  /** A source whose mailbox does not exist. */
  abstract MailSource missing();

  @Test
  void each_mail_is_shown_once_and_byte_for_byte() throws Exception {
    put("a", mail("a"));
    put("b", mail("b"));
    RecordingSink sink = new RecordingSink();
    MailSource source = source();
    readAll(source, sink);
    readAll(source, sink);
    assertThat(sink.texts()).containsExactlyInAnyOrder(text(mail("a")), text(mail("b")));
    assertThat(sink.places.values()).allSatisfy(p -> assertThat(p.size()).isGreaterThan(100));
  }

  @Test
  void a_mail_that_comes_later_is_shown_alone() throws Exception {
    put("a", mail("a"));
    RecordingSink sink = new RecordingSink();
    MailSource source = source();
    readAll(source, sink);
    put("b", mail("b"));
    readAll(source, sink);
    assertThat(sink.texts()).containsExactly(text(mail("a")), text(mail("b")));
  }

  @Test
  void nothing_is_shown_again_after_a_restart() throws Exception {
    put("a", mail("a"));
    RecordingSink sink = new RecordingSink();
    readAll(source(), sink);
    readAll(source(), sink);
    assertThat(sink.found).hasSize(1);
    assertThat(sink.beginnings).isEqualTo(1);
  }

  @Test
  void a_mail_too_large_is_told_and_the_others_go_on() throws Exception {
    put("a", mail("a"));
    put("b", mail("b", "big one", "x".repeat((int) MAX_BYTES)));
    put("c", mail("c"));
    RecordingSink sink = new RecordingSink();
    readAll(source(), sink);
    assertThat(sink.texts()).containsExactlyInAnyOrder(text(mail("a")), text(mail("c")));
    assertThat(sink.tooLarge).hasSize(1);
    assertThat(sink.tooLarge.get(0).size()).isGreaterThan(MAX_BYTES);
  }

  @Test
  void one_session_takes_no_more_than_its_batch() throws Exception {
    for (int i = 0; i < BATCH + 1; i++) {
      put("m" + i, mail("m" + i));
    }
    RecordingSink sink = new RecordingSink();
    MailSource source = source();
    while (!source.read(sink)) {
      assertThat(sink.found).isEmpty();
    }
    assertThat(sink.found).hasSize(BATCH);
    readAll(source, sink);
    assertThat(sink.found).hasSize(BATCH + 1);
  }

  @Test
  void a_mailbox_that_cannot_be_read_says_why() {
    assertThatThrownBy(() -> missing().read(new RecordingSink()))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining("missing");
  }

  /** Two reads without more: a folder of files waits for a second look. */
  static void readAll(MailSource source, RecordingSink sink) throws Exception {
    int quiet = 0;
    while (quiet < 2) {
      quiet = source.read(sink) ? 0 : quiet + 1;
    }
  }
}

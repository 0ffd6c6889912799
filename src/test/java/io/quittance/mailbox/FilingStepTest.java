package io.quittance.mailbox;

import static io.quittance.mailbox.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A taken mail is moved only where that is wanted, and only if it is surely the same mail. */
@QuarkusTest
class FilingStepTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject FilingStep filing;
  private MailServer server;
  private RecordingSink sink;

  @BeforeEach
  void twoMails() throws Exception {
    server = new MailServer();
    server.deliver(mail("a"));
    server.deliver(mail("b"));
    sink = read("INBOX");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void a_mail_is_moved_into_the_folder_for_taken_mails() throws Exception {
    FilingStep.Outcome outcome =
        filing.file(account(MailAccount.Filing.MOVE), locator("a"), Optional.of("<a@example.com>"));
    assertThat(outcome).isEqualTo(new FilingStep.Outcome(true, null));
    assertThat(read("INBOX").texts()).containsExactly(Mails.text(mail("b")));
    assertThat(read("Processed").texts()).containsExactly(Mails.text(mail("a")));
  }

  @Test
  void by_default_nothing_is_moved() throws Exception {
    FilingStep.Outcome outcome =
        filing.file(
            account(MailAccount.Filing.LEAVE), locator("a"), Optional.of("<a@example.com>"));
    assertThat(outcome.moved()).isFalse();
    assertThat(read("INBOX").found).hasSize(2);
  }

  @Test
  void another_mail_at_its_place_is_left_alone() throws Exception {
    MailAccount account = account(MailAccount.Filing.MOVE);
    assertThat(filing.file(account, locator("b"), Optional.of("<a@example.com>")).reason())
        .isEqualTo("another mail, or none, lies at its place");
    assertThat(filing.file(account, "INBOX/1/1", Optional.of("<a@example.com>")).reason())
        .isEqualTo("the mailbox was rebuilt since");
    assertThat(filing.file(account, locator("a"), Optional.empty()).reason())
        .isEqualTo("it has no Message-ID by which it could be recognised");
    assertThat(read("INBOX").found).hasSize(2);
  }

  private String locator(String name) {
    return sink.found.entrySet().stream()
        .filter(mail -> Mails.text(mail.getValue()).equals(Mails.text(mail(name))))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private RecordingSink read(String folder) throws Exception {
    RecordingSink mails = new RecordingSink();
    ImapLimits limits = ImapSourceTest.LIMITS;
    MailAccount account = server.account(TENANT, MailServer.PASSWORD, folder);
    MailSourceContract.readAll(new ImapSource(account, limits), mails);
    return mails;
  }

  private MailAccount account(MailAccount.Filing how) {
    return server.account(TENANT, MailServer.PASSWORD, "INBOX", how);
  }
}

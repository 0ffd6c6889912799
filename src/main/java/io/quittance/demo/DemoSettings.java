package io.quittance.demo;

import io.quittance.mailbox.MailAccount;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** The demo: {@code QUITTANCE_DEMO}, {@code QUITTANCE_DEMO_SMTP_PORT} and so on. */
@ConfigMapping(prefix = "quittance.demo")
interface DemoSettings {
  @WithParentName
  @WithDefault("false")
  boolean on();

  @WithDefault("3025")
  int smtpPort();

  @WithDefault("3143")
  int imapPort();

  /** Seconds between two looks into the demo mailbox. */
  @WithDefault("2")
  int poll();

  /** Whether mails are moved out of the demo's INBOX once they are taken. */
  @WithDefault("leave")
  MailAccount.Filing filing();
}

package io.quittance.mailbox;

import java.util.List;

/** Where accounts to poll come from besides the settings; the demo adds its own. */
public interface MailAccounts {
  List<MailAccount> accounts();
}

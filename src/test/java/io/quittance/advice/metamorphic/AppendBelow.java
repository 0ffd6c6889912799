package io.quittance.advice.metamorphic;

import java.io.IOException;
import java.util.Optional;

/** Words below a mail that do not concern the payment. */
final class AppendBelow implements Transformation {
  static final String SIGNATURE =
      """

      --
      Erika Lindqvist | Senior Treasury Analyst
      Direct +44 20 7946 0958 | Mobile +49 (0)171 555 0143
      12 Canal Street, Suite 400, 10115 Berlin
      VAT DE 811 569 869, HRB 104582
      """;

  static final String DISCLAIMER =
      """

      This e-mail and any files transmitted with it are confidential and intended solely for the
      addressee. If you received it in error, please delete it and call 0800 1234567. Registered in
      England and Wales No. 04567891. We processed 1,250,000 payments in 2025 and saved 42.50 trees.
      """;

  static final String BANK_DETAILS =
      """

      Our bank: Northern Trade Bank, IBAN GB33 BUKB 2020 1555 5555 55, BIC BUKBGB22,
      sort code 20-20-15, account 55555555
      """;

  static final String HISTORY =
      """

      On Mon, 5 Jan 2026 at 10:12, Receivables <ar@seller.example> wrote:
      > Dear customer,
      >
      > these invoices are still open on your account:
      >
      > Invoice No.   Due date      Amount
      > 7700151       12/01/2025    5,432.10
      > 7700152       12/15/2025    1,111.00
      > Total                       6,543.10
      >
      > Please pay at your earliest convenience.
      """;

  private final String words;

  AppendBelow(String words) {
    this.words = words;
  }

  @Override
  public Optional<Source> of(Sample sample) throws IOException {
    if (!sample.source().isMail() || sample.label("channel").equals("attached-mail")) {
      return Optional.empty();
    }
    return EditMail.bodies(
        sample.source(),
        (subtype, text) -> Optional.of(subtype.equals("html") ? html(text) : text + words));
  }

  private String html(String text) {
    String marked = words.replace("<", "&lt;").replace(">", "&gt;").strip().replace("\n", "<br>\n");
    String block = "<p>" + marked + "</p>\n";
    return text.contains("</body>") ? text.replace("</body>", block + "</body>") : text + block;
  }
}

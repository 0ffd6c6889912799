package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedHistoryTest {

  @Test
  void what_carries_quotation_marks_is_history() {
    Document text =
        Reading.text(
            "Re: Statement",
            "We paid 100.00 today.\n\nOn Mon, 1 Jun 2026 at 10:00, Jane Doe\n<jane@seller.example>"
                + " wrote:\n> Please pay A-1\n>> older\n\nRegards\n");
    assertThat(Reading.own(text)).containsExactly("We paid 100.00 today.", "Regards");
    List<Line> lines = text.lines().toList();
    assertThat(lines.get(3).text()).isEqualTo("Please pay A-1");
    assertThat(lines.get(3).quoted()).isEqualTo(1);
    // Columns stay as displayed, the mark itself is no word.
    assertThat(lines.get(3).words().get(0).from()).isEqualTo(2);
    assertThat(lines.get(4).quoted()).isEqualTo(2);
  }

  @Test
  void unmarked_history_is_told_by_its_announcement() {
    for (String announcement :
        List.of(
            "-----Original Message-----\nFrom: Jane\nSent: Monday\nTo: AP\nSubject: Statement",
            "-----Ursprüngliche Nachricht-----\nVon: Jane",
            "Von: Jane <j@seller.example>\nGesendet: Montag\nAn: AP\nBetreff: Auszug",
            "________________________________\nDe : Jane <j@seller.example>\nEnvoyé : lundi\n"
                + "À : AP\nObjet : Relevé",
            "Am 01.06.2026 um 10:00 schrieb Jane Doe:",
            "Le lun. 1 juin 2026 à 10:00, Jane <j@seller.example>\na écrit :",
            "El lun, 1 jun 2026 a las 10:00, Jane escribió:")) {
      Document text =
          Reading.text(
              "RE: Statement", "Paid 100.00.\n\n" + announcement + "\n\nOpen: A-1 500.00\n");
      assertThat(Reading.own(text))
          .as(announcement)
          .contains("Paid 100.00.")
          .doesNotContain("Open: A-1 500.00");
    }
  }

  @Test
  void what_is_forwarded_is_the_message() {
    for (String subject : List.of("Fwd: Remittance", "WG: Zahlungsavis", "TR: Avis", "no prefix")) {
      Document text =
          Reading.text(
              subject,
              "FYI\n\n---------- Forwarded message ---------\nFrom: AP <ap@payer.example>\n"
                  + "Date: Mon, 1 Jun 2026\nSubject: Remittance\nTo: <j@seller.example>\n\n"
                  + "Paid A-1 100.00\n");
      assertThat(Reading.own(text)).as(subject).contains("FYI", "Paid A-1 100.00");
    }
    Document outlook =
        Reading.text(
            "FW: Remittance",
            "Please post.\n\nFrom: AP <ap@payer.example>\nSent: Monday\nTo: Jane\n"
                + "Subject: Remittance\n\nPaid A-1 100.00\n");
    assertThat(Reading.own(outlook)).contains("Please post.", "Paid A-1 100.00");
    Document marked =
        Reading.text(
            "Fwd: x",
            "Begin forwarded message:\n\n> From: AP\n> Date: Monday\n"
                + "> Subject: Remittance\n>\n> Paid A-1 100.00\n>> older 500.00\n");
    assertThat(Reading.own(marked)).contains("Paid A-1 100.00").doesNotContain("older 500.00");
  }

  @Test
  void history_inside_a_forwarded_mail_stays_history() {
    Document text =
        Reading.text(
            "FW: RE: Statement",
            "see below\n\nFrom: AP <ap@payer.example>\nSent: Monday\nTo: Jane\n"
                + "Subject: RE: Statement\n\nPaid A-1 100.00\n\nFrom: Jane <j@seller.example>\n"
                + "Sent: Sunday\nTo: AP\nSubject: Statement\n\nOpen: A-9 900.00\n");
    assertThat(Reading.own(text)).contains("Paid A-1 100.00").doesNotContain("Open: A-9 900.00");
  }

  @Test
  void a_payment_form_that_says_from_and_to_is_no_quoted_mail() {
    Document text =
        Reading.text(
            "Remittance",
            "Dear sirs,\nplease find our advice.\nFrom: Acme Ltd\nTo: Seller\nDate: 1 June 2026\n"
                + "Amount: 100.00\n");
    assertThat(text.lines()).allMatch(line -> line.quoted() == 0);
  }

  @Test
  void html_quotes_follow_the_same_rules() {
    Document reply =
        Reading.body(
            "Re: Statement",
            "text/html",
            "<p>Paid 100.00</p><div class=gmail_quote><div class=gmail_attr>On Mon, Jane &lt;j@s"
                + ".example&gt; wrote:<br></div><blockquote class=gmail_quote>Open A-9"
                + " 900.00</blockquote></div>");
    assertThat(Reading.own(reply)).containsExactly("Paid 100.00");
    Document outlook =
        Reading.body(
            "RE: Statement",
            "text/html",
            "<p>Paid 100.00</p><div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>Lähettäjä:</b>"
                + " Jane<br><b>Aika:</b> x</div><div>Open A-9 900.00</div>");
    assertThat(Reading.own(outlook)).containsExactly("Paid 100.00");
    Document forward =
        Reading.body(
            "Fwd: Remittance",
            "text/html",
            "<div>fyi</div><div class=gmail_quote><div class=gmail_attr>---------- Forwarded message"
                + " ---------<br>From: AP &lt;ap@payer.example&gt;<br>Date: Mon<br>Subject:"
                + " Remittance<br>To: Jane<br></div><p>Paid A-1 100.00</p></div>");
    assertThat(Reading.own(forward)).contains("fyi", "Paid A-1 100.00");
  }
}

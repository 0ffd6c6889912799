package io.quittance.document;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words by which mail programs announce a quoted or a forwarded mail, in many languages. */
final class QuoteMarks {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern FORWARDED =
      Pattern.compile(
          "^[\\s\\-_=>*]*(?:forwarded (?:message|mail|by)|begin forwarded message|weitergeleitete"
              + " (?:nachricht|mail|e-mail)|anfang der weitergeleiteten (?:nachricht|e-mail)"
              + "|message transf[ée]r[ée]|d[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])"
              + "|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato"
              + "|inizio messaggio inoltrato|mensagem (?:encaminhada|reencaminhada)"
              + "|in[ií]cio da mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht"
              + "|begin doorgestuurd bericht|wiadomość przekazana|przekazana wiadomość"
              + "|vidarebefordrat meddelande|videresendt (?:melding|meddelelse)"
              + "|転送されたメッセージ|转发的邮件|轉寄的郵件)[\\s\\-_=:*]*.{0,60}$",
          FLAGS);

  private static final Pattern ORIGINAL =
      Pattern.compile(
          "^\\s*[-_=*]{2,}\\s*(?:original message|original appointment|urspr(?:ü|ue)ngliche"
              + " (?:nachricht|mail|e-mail)|message d['’]origine|message original|mensaje original"
              + "|messaggio originale|mensagem original|oorspronkelijk bericht"
              + "|(?:oryginalna wiadomość|wiadomość oryginalna)|ursprungligt meddelande"
              + "|original(?:melding|meddelelse)|alkuperäinen viesti|元のメッセージ|原始邮件|原始郵件)"
              + "\\s*[-_=*]{2,}.{0,10}$",
          FLAGS);

  private static final Pattern WROTE =
      Pattern.compile(
          "^\\W{0,3}(?:on\\b.{4,240}\\bwrote|am\\b.{4,240}\\bschrieb\\b.{0,120}|.{4,240}\\bschrieb"
              + "|le\\b.{4,240}\\ba [ée]crit|el\\b.{4,240}\\bescribi[óo]|il\\b.{4,240}\\bha scritto"
              + "|(?:em|a|no dia)\\b.{4,240}\\bescreveu|op\\b.{4,240}\\bschreef\\b.{0,120}"
              + "|(?:w dniu\\b.{4,240}|.{4,240}\\b)(?:pisze|napisał\\(a\\)|napisał|napisała)"
              + "|(?:den|på)\\b.{4,240}\\bskrev\\b.{0,120}|.{4,240}さんは書きました|.{4,240}写道"
              + "|.{4,240}\\bwrote)\\s*[:：]\\s*$",
          FLAGS);

  private static final Pattern FROM =
      label("from|von|de|expéditeur|da|mittente|van|od|från|fra|lähettäjä|差出人|发件人|寄件者");
  private static final Pattern SENT =
      label(
          "sent|date|gesendet|datum|envoyé(?: le)?|enviado(?: el)?|enviada em|fecha|inviato|data"
              + "|verzonden|wysłano|skickat|sendt|dato|lähetetty|送信日時|日時|发送时间|日期|寄件日期");
  private static final Pattern TO =
      label("to|an|à|destinataire|para|a|destinatario|aan|do|till|til|vastaanottaja|宛先|收件人");
  private static final Pattern SUBJECT =
      label("subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|aihe|件名|主题|主旨");

  private static final Pattern FORWARD_SUBJECT =
      Pattern.compile(
          "^(?:\\[[^\\]]{1,40}\\]\\s*)?(?:fwd?|wg|tr|rv|enc|doorst|pd|vb|vs|i|転送|转发)\\s*(?:\\[\\d+\\])?[:：]"
              + ".*",
          FLAGS | Pattern.DOTALL);

  private static final Pattern REPLY_SUBJECT =
      Pattern.compile(
          "^(?:re|aw|ref|rép|sv|antw|odp|r|回复|返信)\\s*(?:\\[\\d+\\])?[:：].*",
          FLAGS | Pattern.DOTALL);

  private QuoteMarks() {}

  private static Pattern label(String names) {
    return Pattern.compile("^[\\s>*]*(?:" + names + ")\\s*\\*?\\s*[:：]\\*?\\s*(.*)$", FLAGS);
  }

  static boolean isForwardSubject(String subject) {
    return subject != null && FORWARD_SUBJECT.matcher(subject.strip()).matches();
  }

  static boolean isReplySubject(String subject) {
    return subject != null && REPLY_SUBJECT.matcher(subject.strip()).matches();
  }

  static boolean isForwarded(String line) {
    return line.length() < 160 && FORWARDED.matcher(line).matches() && marked(line);
  }

  static boolean isOriginal(String line) {
    return line.length() < 120 && ORIGINAL.matcher(line).matches();
  }

  /** An attribution such as "On Monday X wrote:", also broken over up to three lines. */
  static boolean isAttribution(String joined) {
    return joined.length() < 400 && WROTE.matcher(joined.strip()).matches();
  }

  /**
   * The subject of a block of headers that starts at the first of the lines: null when there is no
   * block, empty when it names no subject.
   */
  static String blockSubject(List<String> lines) {
    if (lines.isEmpty() || !FROM.matcher(lines.get(0)).matches()) {
      return null;
    }
    boolean sent = false;
    boolean to = false;
    String subject = null;
    for (String line : lines.subList(1, Math.min(lines.size(), 9))) {
      sent |= SENT.matcher(line).matches();
      to |= TO.matcher(line).matches();
      var named = SUBJECT.matcher(line);
      if (subject == null && named.matches()) {
        subject = named.group(1);
      }
    }
    int found = (sent ? 1 : 0) + (to ? 1 : 0) + (subject != null ? 1 : 0);
    // A payment form also says From, To and Date: an address or a subject makes it a mail.
    boolean mail = subject != null || lines.get(0).contains("@");
    return mail && found >= 2 ? (subject == null ? "" : subject) : null;
  }

  /**
   * The bare words in a sentence are no mark: dashes, or the colon of Apple's form, must be there.
   */
  private static boolean marked(String line) {
    String text = line.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("--")
        || text.startsWith("==")
        || text.startsWith("__")
        || text.endsWith(":")
        || text.endsWith("：");
  }
}

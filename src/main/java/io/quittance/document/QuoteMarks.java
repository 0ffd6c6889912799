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
              + " (?:nachricht|mail|e-mail)|anfang der weitergeleiteten"
              + " (?:nachricht|e-mail)|message transf[ée]r[ée]|d[ée]but du message"
              + " (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|mensaje reenviado|inicio del mensaje"
              + " reenviado|messaggio inoltrato|inizio messaggio inoltrato|mensagem"
              + " (?:encaminhada|reencaminhada)|in[ií]cio da mensagem"
              + " (?:encaminhada|reencaminhada)|doorgestuurd bericht|begin doorgestuurd"
              + " bericht|wiadomość przekazana|przekazana wiadomość|vidarebefordrat"
              + " meddelande|videresendt (?:melding|meddelelse)|vidarebefordrat brev|początek"
              + " przekazywanej wiadomości|転送されたメッセージ"
              + "|转发的邮件|轉寄的郵件|转发邮件信息|开始转发的邮件|開始轉寄的?郵件|(?:weitergeleitet von|r[ée]achemin[ée]"
              + " par|transf[ée]r[ée] par|reenviado por|inoltrato da|encaminhado por|doorgestuurd"
              + " door|przekazane przez|vidarebefordrat av)\\b)[\\s\\-_=:*]*.{0,60}$",
          FLAGS);

  private static final Pattern ORIGINAL =
      Pattern.compile(
          "^\\s*[-_=*]{2,}\\s*(?:original message|original appointment|urspr(?:ü|ue)ngliche"
              + " (?:nachricht|mail|e-mail)|message d['’]origine|message original|mensaje"
              + " original|messaggio originale|mensagem original|oorspronkelijk"
              + " bericht|(?:oryginalna wiadomość|wiadomość oryginalna)|ursprungligt"
              + " meddelande|original-?(?:melding|meddelelse|nachricht)|alkuperäinen"
              + " viesti|元のメッセージ|原始邮件|原始郵件|邮件原件)\\s*[-_=*]{2,}.{0,10}$",
          FLAGS);

  /** Begins with the language's word for "on": may be broken over lines. */
  private static final Pattern WROTE =
      Pattern.compile(
          "^\\W{0,3}(?:on\\b.{4,240}\\bwrote|am\\b.{4,240}\\bschrieb\\b.{0,120}"
              + "|le\\b.{4,240}\\ba [ée]crit|el\\b.{4,240}\\bescribi[óo]|il\\b.{4,240}\\bha scritto"
              + "|(?:em|a|no dia)\\b.{4,240}\\bescreveu|op\\b.{4,240}\\bschreef\\b.{0,120}"
              + "|w dniu\\b.{4,240}\\b(?:pisze|napisał\\(a\\)|napisał|napisała)"
              + "|(?:den\\b|på\\b|\\d).{4,240}\\bskrev\\b.{0,120})\\s*[:：]\\s*$",
          FLAGS);

  /** Begins with a name: only on one line, and only with an address or a date in it. */
  private static final Pattern SOMEBODY_WROTE =
      Pattern.compile(
          "^(?=.*[@\\d]).{4,240}(?:\\b(?:wrote|schrieb|pisze|napisał\\(a\\)|napisał|napisała|a"
              + " écrit|escribió|escreveu|ha scritto|skrev)|さんは書きました|のメール|[写寫]道)\\s*[:：]\\s*$",
          FLAGS);

  /** The verb stands before the date. */
  private static final Pattern WROTE_ON =
      Pattern.compile(
          "^(?:.{2,160}\\b(?:wrote on|schrieb am|escreveu no dia|a écrit le|ha scritto il"
              + "|escribió el|schreef op|skrev den)\\b|wiadomość napisana przez\\b)"
              + ".{2,160}\\d.{0,80}[:：]\\s*$",
          FLAGS);

  /** A date, a time, who with an address, a colon: no word of any language. */
  private static final Pattern DATED_ADDRESS =
      Pattern.compile(
          "^\\d{4}[年/.\\-]\\s?\\d{1,2}[月/.\\-]\\s?\\d{1,2}.{0,24}\\d{1,2}:\\d{2}.{1,160}<\\S+@\\S+>"
              + "\\s*[:：]\\s*$");

  private static final Pattern FROM =
      label("from|von|de|expéditeur|da|mittente|van|od|från|fra|lähettäjä|差出人|送信者|发件人|发信人|寄件者|寄件人");
  private static final Pattern SENT =
      label(
          "sent|date|gesendet|datum|envoyé(?: le)?|enviado(?: el)?|enviada em|fecha|inviato|data"
              + "|verzonden|wysłano|skickat|sendt|dato|lähetetty|送信日時|日時|发送时间|日期|寄件日期");
  private static final Pattern TO =
      label("to|an|à|destinataire|para|a|destinatario|aan|do|till|til|vastaanottaja|宛先|收件人|收件者");
  private static final Pattern SUBJECT =
      label("subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|aihe|件名|主题|主旨");

  private static final Pattern FORWARD_SUBJECT =
      Pattern.compile(
          "^(?:\\[[^\\]]{1,40}\\]\\s*)?(?:fwd?|wg|tr|trs|rv|enc|doorst|pd|vb|vs|vl|vd|fs|mv|bls|i|転送|转发)\\s*(?:\\[\\d+\\])?[:：]"
              + ".*",
          FLAGS | Pattern.DOTALL);

  private static final Pattern LABELLED =
      Pattern.compile("[\\s>*]*\\p{L}[\\p{L} .\\-]{0,20}\\*?\\s*[:：].*");
  private static final Pattern LABELLED_ADDRESS =
      Pattern.compile("[\\s>*]*\\p{L}[\\p{L} .\\-]{0,20}\\*?\\s*[:：].*\\S@\\S.*");
  private static final Pattern TIME = Pattern.compile("\\d{1,2}[:.]\\d{2}");

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

  /**
   * An attribution such as "On Monday X wrote:".
   *
   * @param joined one line, or up to three lines joined by blanks
   */
  static boolean isAttribution(String joined, boolean oneLine) {
    String text = joined.strip();
    return text.length() < 400
        && (WROTE.matcher(text).matches()
            || DATED_ADDRESS.matcher(text).matches()
            || oneLine && SOMEBODY_WROTE.matcher(text).matches()
            || oneLine && WROTE_ON.matcher(text).matches());
  }

  /**
   * The subject of a block of headers that starts at the first of the lines: null when there is no
   * block, empty when it names no subject.
   */
  static String blockSubject(List<String> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    if (!FROM.matcher(lines.get(0)).matches()) {
      return isBlockInAnyLanguage(lines) ? "" : null;
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
    if (mail && found >= 2) {
      return subject == null ? "" : subject;
    }
    return isBlockInAnyLanguage(lines) ? "" : null;
  }

  /** Labelled lines in a row: who with an address, when with a time, to whom with an address. */
  private static boolean isBlockInAnyLanguage(List<String> lines) {
    if (!LABELLED_ADDRESS.matcher(lines.get(0)).matches()) {
      return false;
    }
    int labelled = 1;
    boolean addressed = false;
    boolean timed = false;
    for (String line : lines.subList(1, lines.size())) {
      if (!isLabelled(line)) {
        break;
      }
      labelled++;
      addressed |= line.contains("@");
      timed |= TIME.matcher(line).find();
    }
    return labelled >= 4 && addressed && timed;
  }

  static boolean isLabelled(String line) {
    return LABELLED.matcher(line).matches();
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

package io.quittance.advice.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows in which a forwarded mail names its sender, its date and its subject: they look like
 * labels with values and say nothing of a payment.
 */
final class MailHeaderRows {
  private static final int MOST = 8;

  private static final Pattern FIELD =
      Pattern.compile(
          "(?iu)^(?:from|sent|to|cc|bcc|subject|date|reply-to|von|gesendet|datum|an|betreff|de|envoyé|date|à|objet|enviado(?:"
              + " el)?|para|asunto|assunto|data|da|inviato|a|oggetto|van|verzonden|aan|onderwerp|od|wysłano|do|temat|från|skickat|till|ämne|差出人|送信日時|宛先|件名|日時|发件人|发送时间|收件人|主题|日期)"
              + " ?[:：] ?\\S.*");

  private static final Pattern SENDER =
      Pattern.compile("(?iu)^(?:from|von|de|da|van|od|från|差出人|发件人) ?[:：] ?.*@.*");

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?iu)^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|件名|主题) ?[:：]"
              + " ?(\\S.*)");

  private MailHeaderRows() {}

  /** The subjects in such blocks, in order. */
  static List<String> subjects(List<SourceText.Row> rows) {
    Set<Integer> header = in(rows);
    return rows.stream()
        .filter(row -> header.contains(row.number()))
        .map(row -> SUBJECT.matcher(row.text()))
        .filter(Matcher::matches)
        .map(subject -> subject.group(1))
        .toList();
  }

  /** Line numbers of rows that stand in a block begun by a sender's address. */
  static Set<Integer> in(List<SourceText.Row> rows) {
    Set<Integer> header = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!SENDER.matcher(rows.get(i).text()).matches()) {
        continue;
      }
      for (int k = i; k < Math.min(rows.size(), i + MOST); k++) {
        if (!FIELD.matcher(rows.get(k).text()).matches()) {
          break;
        }
        header.add(rows.get(k).number());
      }
    }
    return header;
  }
}

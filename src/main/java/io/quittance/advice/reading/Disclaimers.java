package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paragraph that a company puts beneath every mail: for whom it is meant, what to do when it
 * went astray, and what else the company wishes to be known. It says nothing of a payment.
 */
final class Disclaimers {
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?iu)intended (?:solely|only|exclusively) for|(?:solely|only) for the (?:use of the"
              + " )?(?:addressee|intended recipient|individual)|(?:are|is|be) confidential"
              + " and|(?:received|receive|got) (?:it|this"
              + " (?:e-?mail|message|communication|transmission)) (?:in error|by"
              + " mistake)|(?:not|aren['’]t) the intended recipient|(?:may contain|contains)"
              + " (?:confidential|privileged|legally privileged)|enthält (?:möglicherweise"
              + " )?vertrauliche|vertrauliche und/oder rechtlich|nicht der"
              + " (?:richtige|beabsichtigte) (?:adressat|empfänger)|irrtümlich"
              + " erhalten|(?:sont|est|être) confidentiels?|à l['’]attention exclusive|reçu (?:ce"
              + " message|cet e-?mail|ce courriel) par erreur|exclusivement"
              + " (?:destinés?|adressés?)|(?:es|son|ser) confidencial(?:es)?|recibido (?:este"
              + " (?:mensaje|correo)|esta comunicación) por error|exclusivamente (?:a su"
              + " destinatario|para el destinatario|al destinatario)|(?:sono|è|essere)"
              + " (?:strettamente )?riservat[eio]|ricevuto (?:questo messaggio|questa e-?mail|la"
              + " presente) per errore|esclusivamente (?:al|per il) destinatario|(?:é|são|ser)"
              + " confidencia(?:l|is)|recebeu esta mensagem por (?:engano|erro)|exclusivamente ao"
              + " (?:seu )?destinatário|uitsluitend bestemd voor|ten onrechte (?:heeft"
              + " )?ontvangen|(?:is|zijn) vertrouwelijk|przeznaczon[aey] wyłącznie|otrzymali"
              + " państwo (?:tę|tą) wiadomość (?:przez pomyłkę|omyłkowo)|(?:jest|są)"
              + " poufn[aey]|endast avsett för|fått (?:detta|det här)"
              + " (?:meddelande|e-?postmeddelande|mejl) av misstag|är konfidentiell"
              + "|誤って(?:受信|お受け取り)|受信者のみ|仅供(?:收件人|指定)|如您?误收");

  private Disclaimers() {}

  /**
   * Line numbers of the rows from where such a paragraph says so to its end; what stands above in
   * the same paragraph remains.
   */
  static Set<Integer> in(List<SourceText.Row> rows) {
    List<SourceText.Row> writing =
        rows.stream().filter(row -> !row.line().tabular() && !TextCell.hasGap(row)).toList();
    Set<Integer> found = new HashSet<>();
    for (Passage passage : Passage.of(new ArrayList<>(writing))) {
      Matcher known = KNOWN.matcher(passage.text());
      if (known.find()) {
        passage
            .rowsFrom(sentence(passage.text(), known.start()))
            .forEach(r -> found.add(r.number()));
      }
    }
    return found;
  }

  /** Where the sentence begins that holds a character. */
  private static int sentence(String text, int at) {
    int from = at;
    while (from > 0 && !(text.charAt(from) == ' ' && ".!?".indexOf(text.charAt(from - 1)) >= 0)) {
      from--;
    }
    return from == 0 ? 0 : from + 1;
  }
}

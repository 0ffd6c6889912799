package io.quittance.bank.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Field 86, the information to the account owner. Three ways are known: German subfields ({@code
 * ?20}), SEPA words in slashes ({@code /NAME/}), and running text. Amounts are never taken from
 * here. Sources: Deutsche Kreditwirtschaft, DFÜ-Abkommen appendix 3; SWIFT MT940 usage of Dutch
 * banks.
 */
final class Mt940Details {
  /** A subfield of this length runs on without a space. */
  private static final int FULL = 27;

  private static final Pattern SUBFIELD = Pattern.compile("\\?(\\d{2})([^?]*)");
  private static final Pattern GERMAN =
      Pattern.compile("^\\s*(\\d{3})\\s*\\?\\d{2}.*", Pattern.DOTALL);
  private static final Pattern SLASHED =
      Pattern.compile(
          "/(EREF|ORDP|BENM|REMI|NAME|IBAN|ACCW|RTRN|TRCD|PREF|MARF|CSID|ISDT|SVCL|USTD)/");
  private static final Pattern SEPA_WORD =
      Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC)\\+");

  private final List<String> codes = new ArrayList<>();
  private final List<StatedReference> references = new ArrayList<>();
  private String party;
  private String account;
  private String text;
  private boolean returned;

  private Mt940Details() {}

  static Mt940Details of(Mt940Field field) {
    Mt940Details details = new Mt940Details();
    String joined = field.joined();
    Matcher german = GERMAN.matcher(joined);
    if (german.matches()) {
      details.german(german.group(1), joined);
    } else if (SLASHED.matcher(joined).find()) {
      details.slashed(joined);
    } else {
      details.text = field.value().replaceAll("\\s*\n\\s*", " ").strip();
    }
    return details;
  }

  StatedTransaction transaction(StatedTransaction bare) {
    List<String> all = new ArrayList<>(bare.codes());
    all.addAll(codes);
    List<StatedReference> named = new ArrayList<>(references);
    bare.references().stream().filter(each -> !named.contains(each)).forEach(named::add);
    return new StatedTransaction(
        bare.amount(),
        bare.direction(),
        bare.reference(),
        returned,
        all,
        party,
        account,
        text == null || text.isEmpty() ? bare.text() : text,
        named,
        bare.rate());
  }

  private void german(String code, String joined) {
    codes.add("gvc:" + code);
    StringBuilder purpose = new StringBuilder();
    StringBuilder name = new StringBuilder();
    Matcher subfields = SUBFIELD.matcher(joined);
    int lastLength = FULL;
    while (subfields.find()) {
      int number = Integer.parseInt(subfields.group(1));
      String value = subfields.group(2);
      if ((number >= 20 && number <= 29) || (number >= 60 && number <= 63)) {
        purpose.append(lastLength >= FULL || purpose.isEmpty() ? "" : " ").append(value);
        lastLength = value.length();
      } else if (number == 31) {
        account = CamtTransaction.orNull(value.strip());
      } else if (number == 32 || number == 33) {
        name.append(value);
      }
    }
    party = CamtTransaction.orNull(name.toString().strip());
    text = purpose(purpose.toString().strip());
  }

  /** SEPA words name the references; what follows SVWZ is what the payer wrote. */
  private String purpose(String purpose) {
    Matcher words = SEPA_WORD.matcher(purpose);
    if (!words.find()) {
      return purpose;
    }
    Map<String, String> values = new LinkedHashMap<>();
    String word = words.group(1);
    int from = words.end();
    while (words.find()) {
      values.put(word, purpose.substring(from, words.start()).strip());
      word = words.group(1);
      from = words.end();
    }
    values.put(word, purpose.substring(from).strip());
    reference(StatedReference.END_TO_END, values.getOrDefault("EREF", ""));
    reference("instructionId", values.getOrDefault("KREF", ""));
    reference("mandate", values.getOrDefault("MREF", ""));
    if (values.containsKey("IBAN")) {
      account = CamtTransaction.orNull(values.get("IBAN"));
    }
    return values.getOrDefault("SVWZ", purpose);
  }

  private void slashed(String joined) {
    Matcher words = SLASHED.matcher(joined);
    Map<String, String> values = new LinkedHashMap<>();
    String word = null;
    int from = 0;
    while (words.find(Math.max(0, from - 1))) {
      if (word != null) {
        values.merge(word, value(joined, from, words.start()), (left, right) -> left + right);
      }
      word = words.group(1);
      from = words.end();
    }
    values.merge(word, value(joined, from, joined.length()), (left, right) -> left + right);
    reference(StatedReference.END_TO_END, values.getOrDefault("EREF", ""));
    reference("mandate", values.getOrDefault("MARF", ""));
    party = CamtTransaction.orNull(values.getOrDefault("NAME", ""));
    account = CamtTransaction.orNull(values.getOrDefault("IBAN", ""));
    text = (values.getOrDefault("REMI", "") + " " + values.getOrDefault("USTD", "")).strip();
    if (text.isEmpty()) {
      text = joined;
    }
    returned = values.containsKey("RTRN");
  }

  private static String value(String joined, int from, int to) {
    return from >= to ? "" : joined.substring(from, to).replaceAll("^/+|/+$", "").strip();
  }

  private void reference(String type, String value) {
    String known = BankReference.of(value);
    if (known != null) {
      references.add(new StatedReference(type, known));
    }
  }
}

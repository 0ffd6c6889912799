package io.quittance.advice.reading;

import io.quittance.message.Envelope;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that mail domains spell: {@code ap@callowayfoods.example} comes from whoever signs as
 * Calloway Foods. Says which of the names in a text is the sender's, never who paid.
 */
final class SenderDomain {
  private static final int SHORTEST = 4;

  private static final Set<String> SHARED =
      Set.of(
          "gmail",
          "googlemail",
          "outlook",
          "hotmail",
          "yahoo",
          "icloud",
          "gmx",
          "web",
          "aol",
          "qq",
          "163",
          "126",
          "orange",
          "free",
          "mail",
          "bill",
          "coupa",
          "netsuite",
          "onmicrosoft");

  private static final Pattern FROM_LINE =
      Pattern.compile(
          "(?iu)^(?:from|von|de|da|van|od|från|absender|expéditeur|mittente|remitente|afzender|nadawca|avsändare|差出人|发件人)"
              + " ?[:：] ?(.{0,120}?)[<(\\[ ][^@\\s<]{1,64}@([\\p{Alnum}.-]{3,120})");

  private final List<String> senders;

  /** As the senders call themselves, in lower case, without points and commas. */
  private final List<String> names;

  private final Set<String> recipients;

  private SenderDomain(List<String> senders, List<String> names, Set<String> recipients) {
    this.senders = senders;
    this.names = names;
    this.recipients = recipients;
  }

  static final SenderDomain NONE = new SenderDomain(List.of(), List.of(), Set.of());

  static SenderDomain of(Envelope envelope) {
    if (envelope == null) {
      return NONE;
    }
    List<String> senders = new ArrayList<>();
    add(envelope.fromAddress(), senders);
    List<String> to = new ArrayList<>();
    envelope.to().forEach(address -> add(address, to));
    List<String> names = new ArrayList<>();
    if (senders.stream().noneMatch(to::contains)) {
      addName(envelope.fromName(), names);
    }
    return new SenderDomain(List.copyOf(senders), List.copyOf(names), Set.copyOf(to));
  }

  /** The same with the senders that the lines of a forward name: who wrote first comes first. */
  SenderDomain with(List<SourceText.Row> rows) {
    List<String> all = new ArrayList<>();
    List<String> called = new ArrayList<>(names);
    for (SourceText.Row row : rows) {
      Matcher from = FROM_LINE.matcher(row.text());
      if (from.find()) {
        List<String> domains = new ArrayList<>();
        add("@" + from.group(2), domains);
        all.addAll(domains);
        // Who writes within the house of the recipient pays nothing.
        if (domains.stream().noneMatch(recipients::contains)) {
          addName(from.group(1), called);
        }
      }
    }
    all.addAll(senders);
    return new SenderDomain(List.copyOf(all), List.copyOf(called), recipients);
  }

  private static void add(String address, List<String> names) {
    int at = address == null ? -1 : address.lastIndexOf('@');
    if (at < 0) {
      return;
    }
    String[] labels = address.substring(at + 1).toLowerCase(Locale.ROOT).split("\\.", -1);
    for (int i = 0; i < labels.length - 1; i++) {
      String name = compact(labels[i]);
      if (name.length() >= SHORTEST && !SHARED.contains(name)) {
        names.add(name);
      }
    }
  }

  /** Names of two words at least, or of a script without blanks: one word may be a first name. */
  private static void addName(String name, List<String> names) {
    String words = name == null ? "" : words(name);
    boolean unspaced = !words.isEmpty() && LabelWords.unspaced(words.charAt(0));
    if (words.length() >= SHORTEST && (unspaced || words.indexOf(' ') > 0)) {
      names.add(words);
    }
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  boolean known() {
    return !senders.isEmpty() || !names.isEmpty();
  }

  /** True when the name is what a sender is called, with its legal form or without. */
  boolean isCalled(String name) {
    String words = words(name);
    return names.stream()
        .anyMatch(
            called ->
                (words + " ").startsWith(called + " ")
                    || LabelWords.unspaced(called.charAt(0))
                        && (words.startsWith(called) || words.endsWith(called)));
  }

  /** True when the name, without its legal form, is spelt by a sender's domain. */
  boolean spells(String name) {
    return senders.stream()
        .filter(domain -> !recipients.contains(domain))
        .anyMatch(domain -> spells(domain, name));
  }

  /** True when it is the name of one the mail was sent to. */
  boolean isRecipient(String name) {
    return recipients.stream().anyMatch(domain -> spells(domain, name));
  }

  private static boolean spells(String domain, String name) {
    String plain = compact(name);
    String german =
        compact(name.replaceAll("[äÄ]", "ae").replaceAll("[öÖ]", "oe").replaceAll("[üÜ]", "ue"));
    for (String spelt : List.of(plain, german)) {
      boolean whole = spelt.length() >= SHORTEST && spelt.startsWith(domain);
      boolean start = spelt.length() >= SHORTEST + 2 && domain.startsWith(spelt);
      if (whole && spelt.length() <= domain.length() + 16 || start) {
        return true;
      }
    }
    return false;
  }

  /** Letters and digits only, lower case, without accents and without the word for and. */
  private static String compact(String text) {
    String plain =
        Normalizer.normalize(
            text.replace("ß", "ss").replace("ł", "l").replace("ø", "o"), Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = Character.toLowerCase(plain.charAt(i));
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        out.append(c);
      }
    }
    return out.toString();
  }
}

package io.quittance.evaluation.simulate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The words of a language, and how it writes amounts and dates; plain, as most programs do. */
enum Wording {
  ENGLISH(
      ',',
      '.',
      "d MMM yyyy",
      Locale.ENGLISH,
      Map.ofEntries(
          Map.entry("title", "Remittance Advice"),
          Map.entry("subject", "Remittance advice"),
          Map.entry("dear", "Dear Sir or Madam,"),
          Map.entry("opening", "we have paid the following invoices:"),
          Map.entry("attached", "please find our remittance advice attached."),
          Map.entry("date", "Payment date"),
          Map.entry("reference", "Payment reference"),
          Map.entry("total", "Total amount paid"),
          Map.entry("payer", "Payer"),
          Map.entry("number", "Invoice number"),
          Map.entry("issued", "Invoice date"),
          Map.entry("gross", "Gross amount"),
          Map.entry("discount", "Discount"),
          Map.entry("deduction", "Deduction"),
          Map.entry("net", "Amount paid"),
          Map.entry("sum", "Total"),
          Map.entry("bye", "Kind regards"),
          Map.entry("again", "We send this advice once more."),
          Map.entry("corrected", "This advice replaces our previous one, which was wrong."),
          Map.entry("partial", "Only the first {n} lines are shown; see the portal for all."))),
  GERMAN(
      '.',
      ',',
      "dd.MM.yyyy",
      Locale.GERMAN,
      Map.ofEntries(
          Map.entry("title", "Zahlungsavis"),
          Map.entry("subject", "Zahlungsavis"),
          Map.entry("dear", "Sehr geehrte Damen und Herren,"),
          Map.entry("opening", "wir haben folgende Rechnungen bezahlt:"),
          Map.entry("attached", "anbei erhalten Sie unser Zahlungsavis."),
          Map.entry("date", "Zahlungsdatum"),
          Map.entry("reference", "Zahlungsreferenz"),
          Map.entry("total", "Zahlbetrag"),
          Map.entry("payer", "Auftraggeber"),
          Map.entry("number", "Rechnungsnummer"),
          Map.entry("issued", "Rechnungsdatum"),
          Map.entry("gross", "Bruttobetrag"),
          Map.entry("discount", "Skonto"),
          Map.entry("deduction", "Abzug"),
          Map.entry("net", "Zahlbetrag"),
          Map.entry("sum", "Summe"),
          Map.entry("bye", "Mit freundlichen Grüßen"),
          Map.entry("again", "Wir senden Ihnen dieses Avis noch einmal."),
          Map.entry("corrected", "Dieses Avis ersetzt unser voriges, das fehlerhaft war."),
          Map.entry("partial", "Nur die ersten {n} Positionen sind gezeigt, alle im Portal."))),
  FRENCH(
      ' ',
      ',',
      "dd/MM/yyyy",
      Locale.FRENCH,
      Map.ofEntries(
          Map.entry("title", "Avis de paiement"),
          Map.entry("subject", "Avis de paiement"),
          Map.entry("dear", "Madame, Monsieur,"),
          Map.entry("opening", "nous avons réglé les factures suivantes :"),
          Map.entry("attached", "veuillez trouver ci-joint notre avis de paiement."),
          Map.entry("date", "Date de paiement"),
          Map.entry("reference", "Référence de paiement"),
          Map.entry("total", "Montant payé"),
          Map.entry("payer", "Donneur d'ordre"),
          Map.entry("number", "Numéro de facture"),
          Map.entry("issued", "Date de facture"),
          Map.entry("gross", "Montant brut"),
          Map.entry("discount", "Escompte"),
          Map.entry("deduction", "Retenue"),
          Map.entry("net", "Montant payé"),
          Map.entry("sum", "Total"),
          Map.entry("bye", "Cordialement"),
          Map.entry("again", "Nous vous renvoyons cet avis."),
          Map.entry("corrected", "Cet avis remplace le précédent, qui était erroné."),
          Map.entry(
              "partial", "Seules les {n} premières lignes sont affichées ; voir le portail.")));

  /** How many ways to lay out an advice there are. */
  static final int LAYOUTS = 3;

  private final char thousands;
  private final char decimals;
  private final DateTimeFormatter dates;
  private final Map<String, String> words;

  Wording(char thousands, char decimals, String dates, Locale locale, Map<String, String> words) {
    this.thousands = thousands;
    this.decimals = decimals;
    this.dates = DateTimeFormatter.ofPattern(dates, locale);
    this.words = words;
  }

  static Wording of(LegalEntity entity, Chance chance) {
    return switch (entity.id()) {
      case "DE01" -> chance.percent(70) ? GERMAN : ENGLISH;
      case "FR02" -> chance.percent(60) ? FRENCH : ENGLISH;
      default -> ENGLISH;
    };
  }

  String language() {
    return name().substring(0, 2).toLowerCase(Locale.ROOT).replace("ge", "de");
  }

  String say(String key) {
    String said = words.get(key);
    if (said == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return said;
  }

  String amount(long cents) {
    return Cents.printed(cents, thousands, decimals);
  }

  String date(LocalDate day) {
    return dates.format(day);
  }
}

package io.quittance.advice.reading;

import java.util.regex.Pattern;

/** The department that pays, as it signs or is named in an address. */
final class Department {
  private static final Pattern NAME =
      Pattern.compile(
          "(?iu)(?:accounts? payable|accounts|ap)(?:"
              + " (?:department|dept\\.?|team|clerk|specialist|manager))?|finance(?: department|"
              + " team)?|treasury|(?:kreditoren)?buchhaltung|rechnungswesen|finanzbuchhaltung|(?:service"
              + " )?comptabilité(?: fournisseurs)?|service"
              + " financier|contabilidad(?:e)?|administración|administração|tesorería|tesouraria|contas"
              + " a pagar|cuentas a pagar|amministrazione|contabilità|ufficio"
              + " (?:contabilità|amministrazione|pagamenti)|crediteurenadministratie|(?:financiële"
              + " )?administratie|księgowość|dział"
              + " (?:księgowości|finansowy)|ekonomiavdelningen|ekonomi|leverantörsreskontra|経理部|財務部|财务部|财务");

  private Department() {}

  /** True when a line is nothing but its name. */
  static boolean is(String line) {
    return NAME.matcher(line).matches();
  }
}

package io.quittance.advice.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of companies, told by the legal form that they end or, in East Asia, begin with. */
final class LegalForm {
  /** More characters are no name. */
  static final int LONGEST_NAME = 80;

  /** The legal forms that a name can end with. */
  static final String FORM =
      "(?:GmbH(?: & Co\\.? KG(?:aA)?)?|gGmbH|Ges\\.m\\.b\\.H\\.|AG|KG|OHG|e\\.K\\.|eG|SE|UG"
          + "|Ltd\\.?|Limited|PLC|plc|LLP|LLC|Inc\\.?|Corp\\.?|Corporation|Company|Co-operative|DAC|(?i:co)\\.|P\\.C\\.|S\\.A\\.(?:S\\.)?|SA|SAS|SARL|EURL|SCA"
          + "|S\\.A\\.R\\.L\\.|S\\.L\\.(?:U\\.)?|SL|SLU|S\\.p\\.A\\.|SpA|S\\.r\\.l\\.|Srl|SRL|S\\.n\\.c\\.|Lda\\.?|Ltda\\.?|B\\.V\\.|BV|N\\.V\\.|NV|V\\.O\\.F\\.|U\\.A\\.|AB|AS|A/S|ApS|Oy|Oyj|(?:Sp|sp|SP)\\."
          + " ?(?:z|Z) ?(?:o|O)\\.(?:o|O)\\.|(?:Sp|sp)\\. [jk]\\.|S\\.A\\. de C\\.V\\.|S\\. de"
          + " R\\.L\\.|Coöperatie U\\.A\\.|s\\.r\\.o\\.|Kft\\.?|Pty Ltd|Pte\\.?"
          + " ?(?:Ltd\\.?)?|Sdn\\.? Bhd\\.?|SDN\\.? BHD\\.?)";

  private static final String NAME_AND_FORM = "(?:[\\p{L}\\p{N}&'’.+/-]{1,30},? ){1,7}" + FORM;

  private static final Pattern COMPANY =
      Pattern.compile("^" + NAME_AND_FORM + "(?=$|[,;|·]| [-–])");

  private static final Pattern COMPANY_IN_SENTENCE =
      Pattern.compile(NAME_AND_FORM + "(?=$|[ ,;:.|·])");

  private static final Pattern EAST_ASIAN =
      Pattern.compile(
          "^(?:(?:株式会社|有限会社|合同会社)[\\p{L}\\p{N}ー・ ]{1,30}|[\\p{L}\\p{N}ー・（）()"
              + " ]{1,40}(?:株式会社|有限会社|有限公司|股份有限公司|集团|公司))$");

  private LegalForm() {}

  /** True for a name with a legal form and nothing after it. */
  static boolean isCompany(String text) {
    return endOfName(text) == text.length() || isEastAsian(text);
  }

  /** True for a name in an East Asian script and nothing else. */
  static boolean isEastAsian(String text) {
    return EAST_ASIAN.matcher(text).matches();
  }

  /** How many characters of the text the name is long that it begins with, or -1. */
  static int endOfName(String text) {
    Matcher company = COMPANY.matcher(text);
    return company.find() ? company.end() : -1;
  }

  /** Where the name ends that begins here in a sentence, or -1. */
  static int endOfName(String sentence, int from) {
    Matcher company = COMPANY_IN_SENTENCE.matcher(sentence);
    company.region(from, sentence.length());
    return company.lookingAt() ? company.end() : -1;
  }
}

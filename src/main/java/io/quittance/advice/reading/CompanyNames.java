package io.quittance.advice.reading;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that end with a legal form, wherever they stand in a text: capitalised words and what joins
 * them, before the form. More than the name may be in it where all words are capitals.
 */
public final class CompanyNames {
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}\\p{N}&'’.+/-]{0,30},? "
              + "(?:(?:&|\\+|and|und|et|y|e|en|i|of|de|der|des|du|van|von|für|for) ){0,2}){1,6}"
              + LegalForm.FORM
              + "(?![\\p{L}\\p{N}])");

  private static final Pattern EAST_ASIAN =
      Pattern.compile(
          "(?:株式会社|有限会社|合同会社)[\\p{L}\\p{N}ー・]{1,30}"
              + "|[\\p{L}\\p{N}ー・（）()]{1,40}(?:株式会社|有限会社|有限公司|股份有限公司|集团|公司)");

  private static final int MOST = 100;

  private CompanyNames() {}

  /** In the order in which they stand, each exactly as it stands there; at most 100. */
  public static List<String> in(String text) {
    return Stream.concat(IN_TEXT.matcher(text).results(), EAST_ASIAN.matcher(text).results())
        .map(MatchResult::group)
        .limit(MOST)
        .toList();
  }
}

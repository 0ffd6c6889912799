package io.quittance.advice.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list that says by a letter or word beside each amount, and not by a sign, which lines the payer
 * pays and which it takes off: {@code S} and {@code H}, {@code D} and {@code C}, from {@code
 * debit_credit.txt}. Whose debit is meant differs from payer to payer, so the words alone never say
 * which is which; the total does.
 *
 * @param paid the lines of the one letter
 * @param takenOff those of the other; neither list is empty
 */
record DebitAndCredit(List<LineDraft> paid, List<LineDraft> takenOff) {

  /** Each the two ways of saying it, as {@link Lexicon#key} writes them. */
  private static final Set<Set<String>> PAIRS =
      WordFile.lines("debit_credit.txt").stream()
          .flatMap(line -> Stream.of(line.split(";")))
          .map(pair -> Stream.of(pair.split("/")).map(DebitAndCredit::key))
          .map(pair -> pair.collect(Collectors.toUnmodifiableSet()))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> WORDS =
      PAIRS.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  /** True for a word or letter that may stand for debit or credit. */
  static boolean is(String text) {
    return WORDS.contains(key(text));
  }

  /** True when these are the two words of one pair and nothing else. */
  static boolean pair(Set<String> texts) {
    return PAIRS.contains(
        texts.stream().map(DebitAndCredit::key).collect(Collectors.toUnmodifiableSet()));
  }

  /** Which is which is open: the other way round is as likely. Empty unless every line has one. */
  static Optional<DebitAndCredit> beside(List<LineDraft> lines) {
    Set<String> said = new TreeSet<>();
    for (LineDraft line : lines) {
      said.add(key(line.kind().sidePrinted()));
      if (said.size() > 2) {
        return Optional.empty();
      }
    }
    if (!PAIRS.contains(said)) {
      return Optional.empty();
    }
    String one = said.iterator().next();
    List<LineDraft> paid = new ArrayList<>();
    List<LineDraft> takenOff = new ArrayList<>();
    for (LineDraft line : lines) {
      (key(line.kind().sidePrinted()).equals(one) ? paid : takenOff).add(line);
    }
    return Optional.of(new DebitAndCredit(paid, takenOff));
  }

  /**
   * The way in which what is paid less what is taken off is the total; at most one is.
   *
   * @param total more than zero
   */
  Optional<DebitAndCredit> thatGives(BigDecimal total, Function<List<LineDraft>, BigDecimal> sum) {
    BigDecimal difference = sum.apply(paid).subtract(sum.apply(takenOff));
    if (difference.compareTo(total) == 0) {
      return Optional.of(this);
    }
    return difference.negate().compareTo(total) == 0
        ? Optional.of(new DebitAndCredit(takenOff, paid))
        : Optional.empty();
  }

  /** A sign alone is no word, so it stands for itself. */
  private static String key(String text) {
    String word = Lexicon.key(text);
    return word.isEmpty() ? text.strip() : word;
  }
}

package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Verifier;
import io.quittance.document.ReadMessage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks an advice against the visible source, trusting nothing in it: every value stands at its
 * evidence, is spelt there, means what its label or column says; amounts stand with their invoice;
 * nothing is dropped or doubled; the sums add up.
 */
public final class SourceVerifier implements Verifier {

  private final StandardProof.LastRead lastRead = new StandardProof.LastRead();
  private final Set<SourceRule> examined;

  public SourceVerifier() {
    this(EnumSet.allOf(SourceRule.class));
  }

  private SourceVerifier(Set<SourceRule> examined) {
    this.examined = Set.copyOf(examined);
  }

  /** A verifier that lacks a rule, so that a test can show what the rule is for. */
  SourceVerifier without(SourceRule rule) {
    Set<SourceRule> rest = EnumSet.allOf(SourceRule.class);
    rest.remove(rule);
    return new SourceVerifier(rest);
  }

  @Override
  public List<Problem> check(Advice advice, ReadMessage source) {
    Refusals refusals = new Refusals(examined);
    StandardProof standard = new StandardProof(advice, source, lastRead);
    refusals.addAll(SourceRule.AS_THE_STANDARD_SAYS, standard.check());
    ValuesInSource values = new ValuesInSource(advice, source, standard, refusals);
    AmountsInSource amounts = new AmountsInSource(values);
    new HeaderInSource(advice, values).check(amounts);
    LinesInSource lines = new LinesInSource(values, amounts, refusals);
    int number = 0;
    for (Advice.Line line : advice.lines()) {
      number++;
      lines.line(line, "line " + number);
    }
    advice.adjustments().forEach(lines::adjustment);
    amounts.together(refusals);
    Completeness.check(advice, values.parts(), refusals);
    refusals.addAll(SourceRule.SUMS_ADD_UP, Sums.check(advice, null));
    if (Boolean.FALSE.equals(advice.complete())) {
      refusals.add(
          SourceRule.LIST_NOT_PARTIAL,
          Problem.Code.PARTIAL_LIST,
          "the notice does not list every line",
          null);
    }
    refusals.addAll(SourceRule.NOTHING_UNSEEN, Visibility.of(source));
    return refusals.all();
  }
}

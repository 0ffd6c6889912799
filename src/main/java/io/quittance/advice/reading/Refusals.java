package io.quittance.advice.reading;

import io.quittance.advice.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the rules that are looked at have against an advice. */
final class Refusals {
  private final Set<SourceRule> examined;
  private final Problems problems = new Problems();

  Refusals(Set<SourceRule> examined) {
    this.examined = examined;
  }

  void add(SourceRule rule, Problem.Code code, String message, String where) {
    addAll(rule, List.of(new Problem(code, message, where)));
  }

  void addAll(SourceRule rule, Collection<Problem> found) {
    if (examined.contains(rule)) {
      problems.addAll(found);
    }
  }

  List<Problem> all() {
    return problems.all();
  }
}

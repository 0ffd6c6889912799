package io.quittance.advice.reading;

import io.quittance.advice.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Problems met while reading, each once, in order, with a limit: a hostile file makes many. */
final class Problems {
  private static final int MOST = 200;

  private final Set<Problem> met = new LinkedHashSet<>();

  void add(Problem.Code code, String message, String where) {
    if (met.size() < MOST) {
      met.add(new Problem(code, message, where));
    }
  }

  void add(Problem problem) {
    add(problem.code(), problem.message(), problem.where());
  }

  void addAll(Collection<Problem> problems) {
    problems.forEach(this::add);
  }

  List<Problem> all() {
    return List.copyOf(met);
  }
}

package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of rows of open items, and what a full import needs to know of them later. */
final class TakenItems {
  final ImportAnswer.Tally tally = new ImportAnswer.Tally();

  /** Content hash by id of all rows that name one; null for a row that cannot be read. */
  final Map<String, String> named = new HashMap<>();

  /** Legal entities of the rows that can be read. */
  final Set<String> entities = new HashSet<>();

  /** Ids of items that are new or changed. */
  final List<String> touched = new ArrayList<>();

  /** True when a row names no id: it may be any item. */
  boolean unnamed;
}

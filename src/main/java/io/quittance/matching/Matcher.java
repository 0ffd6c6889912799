package io.quittance.matching;

import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import java.util.List;

/**
 * From a reading to proposals, one for each advice. Deterministic plain Java: the same books and
 * reading give the same proposals.
 */
public interface Matcher {
  List<Proposal> propose(ReadMessage source, Reading reading, Books books);
}

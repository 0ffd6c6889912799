package io.quittance.ledger;

import io.quittance.ledger.StoredApplications.Stored;
import java.util.List;

/**
 * Applications of one posting that go back at once. Where credits paid that is the whole posting,
 * because its cash is only the net.
 *
 * @param members at least one
 * @param whole with the entries that belong to no application
 * @param last nothing of the posting stands afterwards
 */
record AppliedTogether(List<Stored> members, boolean whole, boolean last) {

  AppliedTogether {
    members = List.copyOf(members);
  }

  /**
   * @param all of the posting, also those that were taken back
   * @param active those of them that stand
   */
  static AppliedTogether around(Stored wanted, List<Stored> all, List<Stored> active) {
    boolean whole = all.stream().anyMatch(Stored::credit);
    List<Stored> members =
        whole ? active : active.stream().filter(a -> a.id().equals(wanted.id())).toList();
    return new AppliedTogether(members, whole, members.size() == active.size());
  }

  /** All that stands of a posting. */
  static AppliedTogether rest(List<Stored> active) {
    return new AppliedTogether(active, active.stream().anyMatch(Stored::credit), true);
  }

  Stored first() {
    return members.get(0);
  }

  List<String> ids() {
    return members.stream().map(Stored::id).toList();
  }

  List<String> items() {
    return members.stream().map(Stored::item).toList();
  }
}

package io.quittance.mailbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps in memory what {@link TakeMails} keeps in the database. */
final class RecordingSink implements MailSink {
  final Map<String, byte[]> found = new LinkedHashMap<>();
  final Map<String, MailPlace> places = new LinkedHashMap<>();
  final List<MailPlace> tooLarge = new ArrayList<>();
  final List<MailFacts> facts = new ArrayList<>();
  final List<String> failures = new ArrayList<>();
  final Set<Long> troubled = new HashSet<>();
  int beginnings;
  private Long validity;
  private long last;

  @Override
  public long begin(long current) {
    if (validity == null || validity != current) {
      validity = current;
      last = 0;
      beginnings++;
    }
    return last;
  }

  @Override
  public Set<Long> troubled() {
    return Set.copyOf(troubled);
  }

  @Override
  public boolean knows(String locator) {
    return found.containsKey(locator);
  }

  @Override
  public void found(MailPlace place, byte[] raw) {
    if (found.put(place.locator(), raw) != null) {
      throw new AssertionError(place + " was shown twice");
    }
    places.put(place.locator(), place);
    pass(place);
  }

  @Override
  public void tooLarge(MailPlace place, MailFacts told) {
    tooLarge.add(place);
    facts.add(told);
    pass(place);
  }

  @Override
  public void failed(MailPlace place, String reason) {
    failures.add(place.uid() + ": " + reason);
    last = Math.max(last, place.uid());
    troubled.add(place.uid());
  }

  @Override
  public void gone(String locator) {
    troubled.removeIf(uid -> locator.endsWith("/" + uid));
  }

  List<String> texts() {
    return found.values().stream().map(Mails::text).toList();
  }

  private void pass(MailPlace place) {
    last = Math.max(last, place.uid());
    troubled.remove(place.uid());
  }
}

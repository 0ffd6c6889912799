package io.quittance.workbench;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quittance.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The application with the sample desk instead of the real one. */
public class SamplePages implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(SampleDesk.class);
  }

  /** What the start of the service finds in its folder. */
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quittance.secret.boundary", "sample",
        "quittance.secret.content", "c2FtcGxlLXNhbXBsZS1zYW1wbGUtc2FtcGxlLXNhbXA=",
        "quarkus.http.test-port", "0");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(TestDatabase.class));
  }
}

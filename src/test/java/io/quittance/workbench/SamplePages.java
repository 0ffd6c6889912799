package io.quittance.workbench;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quittance.database.TestDatabase;
import java.util.List;
import java.util.Set;

/** The application with the sample desk instead of the real one. */
public class SamplePages implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(SampleDesk.class);
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(TestDatabase.class));
  }
}

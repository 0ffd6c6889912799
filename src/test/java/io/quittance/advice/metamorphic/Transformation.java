package io.quittance.advice.metamorphic;

import java.io.IOException;
import java.util.Optional;

/** A change after which a message still says the same. */
@FunctionalInterface
public interface Transformation {
  /** Empty where the change does not apply to this sample. */
  Optional<Source> of(Sample sample) throws IOException;
}

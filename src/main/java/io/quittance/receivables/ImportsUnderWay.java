package io.quittance.receivables;

import io.quittance.receivables.LargeImport.Kind;
import jakarta.inject.Singleton;

/**
 * Tells that a large import of open items is half in. What is proven against half of an ERP's words
 * may be refuted by the other half, so nobody posts by himself until its end.
 */
@Singleton
public class ImportsUnderWay {
  private final LargeImports imports;

  ImportsUnderWay(LargeImports imports) {
    this.imports = imports;
  }

  /** In the caller's tenant transaction. An import ends or is given up: this does not stay true. */
  public boolean ofOpenItems() {
    return imports.unfinished(Kind.OPEN_ITEMS) > 0;
  }
}

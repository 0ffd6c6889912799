package io.quittance.database;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Another instance works on the data folder. Two on one folder would read the same mails twice, so
 * the second one does not start.
 */
public final class FolderInUse extends IOException {
  private static final long serialVersionUID = 1L;

  FolderInUse(Path lock) {
    super(
        "another Quittance runs on the data folder "
            + lock.toAbsolutePath().getParent()
            + "; stop it, or give this one another folder with QUITTANCE_HOME");
  }
}

package io.quittance.workbench;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the pages. Reaching one is always said on the page. */
@ConfigMapping(prefix = "quittance.workbench")
interface WorkbenchSettings {
  /** Rows of the list on one page. */
  @WithDefault("50")
  int rows();

  /** Lines of one document shown; the rest is only in the download. */
  @WithDefault("5000")
  int documentLines();

  /** Letters of a search that are looked at. */
  @WithDefault("200")
  int queryLength();

  /** Letters of a note or reason. */
  @WithDefault("2000")
  int noteLength();

  /** Items of one correction. */
  @WithDefault("2000")
  int correctedItems();

  /** Seconds between two looks at the list while the page is visible. */
  @WithDefault("3")
  int refreshSeconds();
}

package io.quittance.advice.metamorphic;

import java.io.IOException;
import java.util.Optional;

/** The changes that leave what a message says as it is. */
public enum Change implements Transformation {
  REORDER_ROWS(new ReorderRows()),
  SIGNATURE(new AppendBelow(AppendBelow.SIGNATURE)),
  DISCLAIMER(new AppendBelow(AppendBelow.DISCLAIMER)),
  BANK_DETAILS(new AppendBelow(AppendBelow.BANK_DETAILS)),
  QUOTED_HISTORY(new AppendBelow(AppendBelow.HISTORY)),
  OTHER_LOCALE(new SwapNumberStyle()),
  PAGE_BREAK_IN_TEXT(new BreakText()),
  PAGES_OF_PDF(new SplitPdf(false)),
  PAGES_OF_PDF_WITH_HEADING(new SplitPdf(true)),
  FORWARD_INLINE(Wrap::forwardedInline),
  FORWARD_ATTACHED(Wrap::forwardedAttached),
  ZIP(Wrap::zipped),
  NO_FILE_TYPE(Wrap::nameless),
  PRINT_TO_PDF(new PrintBody()),
  SCAN(new ScanPdf());

  private final Transformation transformation;

  Change(Transformation transformation) {
    this.transformation = transformation;
  }

  @Override
  public Optional<Source> of(Sample sample) throws IOException {
    return transformation.of(sample);
  }
}

package io.quittance.bank;

import io.quittance.bank.movement.Report;
import io.quittance.bank.statement.StatedEntry;

/** A report that was not told before, with all that it says and where it stands. */
record Told(Report report, StatedEntry said, ReportStore.Place place) {}

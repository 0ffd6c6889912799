package io.quittance.harm;

import io.quittance.matching.BooksInMemory;
import java.util.List;

/**
 * What a mail was written to mean.
 *
 * @param paid null when it says that nothing was paid
 * @param owed lists whose payment is right although it is not announced
 * @param visible what a person sees, row by row
 * @param why it was written
 */
record Meant(
    BooksInMemory books,
    World.Paid paid,
    List<List<World.Line>> owed,
    List<String> visible,
    String why) {}

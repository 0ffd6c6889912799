package io.quittance.advice.structured;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one bank puts the invoices into the lockbox records; the rest of the records is the same
 * with all of them. From {@code lockbox_profiles.txt}, which says what each column means.
 *
 * @param detailStart column of the first invoice in record 6, 0-based, or -1 when it carries none
 * @param overflowStart column of the first invoice in record 4, 0-based
 * @param numberWidth characters of an invoice number
 * @param amountWidth digits of its amount in cents, 0 when a record says numbers only
 * @param most invoices in one record
 */
record LockboxProfile(
    String name, int detailStart, int overflowStart, int numberWidth, int amountWidth, int most) {

  private static final List<LockboxProfile> KNOWN = load();

  /** In the order in which they are tried. */
  static List<LockboxProfile> known() {
    return KNOWN;
  }

  private static List<LockboxProfile> load() {
    List<LockboxProfile> known = new ArrayList<>();
    try (InputStream in = LockboxProfile.class.getResourceAsStream("lockbox_profiles.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] field = line.strip().split("\\s+");
          known.add(
              new LockboxProfile(
                  field[0],
                  Integer.parseInt(field[1]),
                  Integer.parseInt(field[2]),
                  Integer.parseInt(field[3]),
                  Integer.parseInt(field[4]),
                  Integer.parseInt(field[5])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(known);
  }
}

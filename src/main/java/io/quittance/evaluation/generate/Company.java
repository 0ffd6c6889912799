package io.quittance.evaluation.generate;

import java.util.List;

/**
 * @param name without the legal form
 * @param legalName as it is registered
 * @param domain of its mail addresses
 * @param numbers register and tax numbers as footers print them
 */
record Company(
    String name,
    String legalName,
    String street,
    String city,
    String domain,
    String phone,
    List<String> numbers) {
  Company {
    numbers = List.copyOf(numbers);
  }
}

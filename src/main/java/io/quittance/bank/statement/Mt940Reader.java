package io.quittance.bank.statement;

import io.quittance.bank.statement.StatementFile.Part;
import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.bank.statement.StatementFile.Statements;
import io.quittance.bank.statement.StatementFile.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SWIFT MT940, and MT942 as interim reports whose entries are pending. The opening balance and the
 * entries have to give the closing one; an MT942 has counts and sums instead. Source: SWIFT
 * Standards MT940 and MT942.
 */
final class Mt940Reader {
  private static final Pattern BALANCE =
      Pattern.compile("([CD])(\\d{6})([A-Z]{3})?(0{0,20}\\d{1,15}(,\\d{0,5})?)");
  private static final Pattern COUNTED =
      Pattern.compile("(\\d{1,5})([A-Z]{3})(0{0,20}\\d{1,15}(,\\d{0,5})?)");
  private static final Pattern FLOOR = Pattern.compile("([A-Z]{3}).*");

  private final int mostEntries;
  private final List<Part> parts = new ArrayList<>();
  private List<Mt940Line> lines = new ArrayList<>();
  private List<Mt940Field> message = new ArrayList<>();
  private int row;

  Mt940Reader(int mostEntries) {
    this.mostEntries = mostEntries;
  }

  StatementFile read(byte[] file) {
    for (Mt940Field field : Mt940Field.of(FileText.lines(file))) {
      if (field.tag().equals("20")) {
        finish();
      }
      next(field);
      if (row > mostEntries) {
        return new Unreadable("too-many-rows", "One file has at most " + mostEntries + " entries.");
      }
    }
    finish();
    return parts.isEmpty()
        ? new Unreadable("no-statement", "The file holds no MT940 message.")
        : new Statements(parts);
  }

  private void next(Mt940Field field) {
    if (field.tag().equals("61")) {
      lines.add(new Mt940Line(field, ++row));
    } else if (field.tag().equals("86") && !lines.isEmpty() && !has("62F") && !has("62M")) {
      lines.get(lines.size() - 1).details(field);
    } else {
      message.add(field);
    }
  }

  private void finish() {
    if (!message.isEmpty()) {
      parts.add(statement());
    }
    message = new ArrayList<>();
    lines = new ArrayList<>();
  }

  /** Many banks put the currency behind the number; other letters there are its own. */
  private String account(String currency) {
    String named = value("25");
    return currency.isEmpty() ? named : named.replaceFirst("(?<=[0-9])\\s*" + currency + "$", "");
  }

  private Part statement() {
    Fault fault = new Fault();
    String name = value("20") + " " + value("28C") + value("28");
    String currency = currency();
    String account = account(currency);
    boolean interim = has("34F") || has("13D") || has("90C") || has("90D");
    boolean statement = has("60F") || has("60M") || has("62F") || has("62M");
    if (account.isBlank()) {
      fault.found("missing-account", "The statement has no field 25.");
    } else if (!statement && !interim) {
      fault.found("truncated", "The statement has no balance; it breaks off.");
    } else if (currency.isEmpty()) {
      fault.found("missing-currency", "No balance says the currency.");
    } else if (has("60F") && !has("62F") && !has("62M")) {
      fault.found("truncated", "The statement has no closing balance; it breaks off.");
    }
    balances(fault);
    counts("90C", true, fault);
    counts("90D", false, fault);
    if (fault.isFound()) {
      return fault.ofStatement(name.strip());
    }
    List<StatedEntry> entries = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (Mt940Line line : lines) {
      if (line.isInformation()) {
        continue;
      }
      StatedEntry entry = line.entry(currency, !statement);
      if (entry == null) {
        refused.add(line.refused());
      } else {
        entries.add(entry);
      }
    }
    Channel channel = statement ? Channel.MT940 : Channel.MT942;
    return new Statement(channel, account, name.strip(), origin(), entries, refused);
  }

  /** References and numbers are often the same every day; with the balances they are not. */
  private Origin origin() {
    String opening = has("60F") ? value("60F") : value("60M");
    String closing = has("62F") ? value("62F") : value("62M");
    String id = String.join("|", value("20"), value("28C"), value("13D"), opening, closing);
    return new Origin(id, null, null, balance(opening), balance(closing));
  }

  /** Without its date: a statement opens on another day than the one before closed. */
  private static String balance(String printed) {
    Matcher balance = BALANCE.matcher(printed);
    return balance.matches() && balance.group(3) != null
        ? signed(balance).toPlainString() + balance.group(3)
        : null;
  }

  private String currency() {
    for (String tag : List.of("60F", "60M", "62F", "62M")) {
      Matcher balance = BALANCE.matcher(value(tag));
      if (balance.matches() && balance.group(3) != null) {
        return balance.group(3);
      }
    }
    Matcher floor = FLOOR.matcher(value("34F"));
    return floor.matches() ? floor.group(1) : "";
  }

  private void balances(Fault fault) {
    Optional<BigDecimal> opening = balance(has("60F") ? "60F" : "60M", fault);
    Optional<BigDecimal> closing = balance(has("62F") ? "62F" : "62M", fault);
    if (opening.isEmpty() || closing.isEmpty()) {
      return;
    }
    BigDecimal reached = opening.get();
    for (Mt940Line line : lines) {
      SignedAmount amount = line.signed();
      if (amount == null) {
        return;
      }
      reached = reached.add(amount.signed());
    }
    if (reached.compareTo(closing.get()) != 0) {
      fault.found(
          "control-total",
          String.format(
              Locale.ROOT,
              "From %s the entries lead to %s, the bank closes with %s.",
              opening.get().toPlainString(),
              reached.toPlainString(),
              closing.get().toPlainString()));
    }
  }

  /** Empty when the bank leaves it out; one that is there and cannot be read is a fault. */
  private Optional<BigDecimal> balance(String tag, Fault fault) {
    Matcher balance = BALANCE.matcher(value(tag));
    if (balance.matches()) {
      return Optional.of(signed(balance));
    }
    if (has(tag)) {
      fault.found("control-total", "Field " + tag + " is no balance: " + value(tag));
    }
    return Optional.empty();
  }

  private static BigDecimal signed(Matcher balance) {
    BigDecimal amount = Amounts.decimal(balance.group(4).replace(',', '.')).orElseThrow();
    return balance.group(1).equals("C") ? amount : amount.negate();
  }

  private void counts(String tag, boolean credits, Fault fault) {
    Matcher said = COUNTED.matcher(value(tag));
    if (!said.matches()) {
      return;
    }
    List<SignedAmount> amounts = new ArrayList<>();
    for (Mt940Line line : lines) {
      SignedAmount amount = line.signed();
      if (amount != null && amount.credit() == credits) {
        amounts.add(amount);
      }
    }
    BigDecimal sum =
        amounts.stream().map(SignedAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal total = Amounts.decimal(said.group(3).replace(',', '.')).orElseThrow();
    if (Integer.parseInt(said.group(1)) != amounts.size() || total.compareTo(sum) != 0) {
      fault.found(
          "control-total",
          "The bank counts "
              + said.group(1)
              + " entries of "
              + total
              + " in field "
              + tag
              + ", there are "
              + amounts.size()
              + " of "
              + sum
              + ".");
    }
  }

  private boolean has(String tag) {
    return message.stream().anyMatch(field -> field.tag().equals(tag));
  }

  /** The first line of the field, empty when there is none. */
  private String value(String tag) {
    return message.stream()
        .filter(field -> field.tag().equals(tag))
        .map(field -> field.firstLine().strip())
        .findFirst()
        .orElse("");
  }
}

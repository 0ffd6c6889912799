package io.quittance.bank;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Bank files as large as a busy account's day: most entries are single credits, some of one amount
 * and without a reference, some batches with their transactions, debits, and transfers of our own.
 * Their control totals agree.
 */
final class LargeStatements {
  /** Out of so many entries one is each: */
  private static final int BATCH_OF = 25;

  private static final int NAMELESS_OF = 10;
  private static final int OWN_OF = 50;
  private static final int DEBIT_OF = 5;
  private static final int PARTS = 8;

  private final String account;
  private final String ownOther;
  private final int entries;
  private final SplittableRandom random = new SplittableRandom(7);
  private BigDecimal credits = BigDecimal.ZERO;
  private BigDecimal debits = BigDecimal.ZERO;
  private int creditCount;

  /**
   * @param ownOther another account of ours, from which transfers come
   */
  LargeStatements(String account, String ownOther, int entries) {
    this.account = account;
    this.ownOther = ownOther;
    this.entries = entries;
  }

  /**
   * @param kind {@code 3} or {@code 4} for camt.053 and camt.054
   */
  byte[] camt(int kind) {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < entries; i++) {
      camtEntry(file, i);
    }
    String report = kind == 3 ? "Stmt" : "Ntfctn";
    String totals =
        """
        <TxsSummry><TtlNtries><NbOfNtries>%d</NbOfNtries><Sum>%s</Sum></TtlNtries>
        <TtlCdtNtries><NbOfNtries>%d</NbOfNtries><Sum>%s</Sum></TtlCdtNtries>
        <TtlDbtNtries><NbOfNtries>%d</NbOfNtries><Sum>%s</Sum></TtlDbtNtries></TxsSummry>
        """
            .formatted(
                entries, credits.add(debits), creditCount, credits, entries - creditCount, debits);
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.05%1$d.001.08"><Root>
    <GrpHdr><MsgId>LARGE-%1$d</MsgId></GrpHdr><%2$s><Id>DAY-%1$d</Id>
    <Acct><Id><IBAN>%3$s</IBAN></Id></Acct>
    %4$s%5$s%6$s</%2$s></Root></Document>
    """
        .formatted(kind, report, account, kind == 3 ? balances() : "", totals, file)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String balances() {
    BigDecimal closing = new BigDecimal("1000000.00").add(credits).subtract(debits);
    return balance("OPBD", new BigDecimal("1000000.00")) + balance("CLBD", closing);
  }

  private static String balance(String code, BigDecimal amount) {
    return """
    <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd></Bal>
    """
        .formatted(code, amount);
  }

  private void camtEntry(StringBuilder file, int i) {
    boolean debit = i % DEBIT_OF == 1;
    boolean batch = i % BATCH_OF == 0;
    boolean nameless = i % NAMELESS_OF == 3;
    BigDecimal amount = amount(i, nameless);
    count(amount, debit);
    file.append(
        """
        <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-02</Dt></ValDt>%s
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls>
        """
            .formatted(
                amount,
                debit ? "DBIT" : "CRDT",
                nameless ? "" : "<AcctSvcrRef>REF" + i + "</AcctSvcrRef>"));
    if (batch) {
      BigDecimal left = amount;
      for (int part = 1; part < PARTS; part++) {
        BigDecimal own = new BigDecimal("1.00").add(BigDecimal.valueOf(part, 2));
        left = left.subtract(own);
        transaction(file, i, own, "-" + part);
      }
      transaction(file, i, left, "-" + PARTS);
    } else {
      transaction(file, i, amount, "");
    }
    file.append("</NtryDtls></Ntry>\n");
  }

  private void transaction(StringBuilder file, int i, BigDecimal amount, String part) {
    String payer = i % OWN_OF == 2 ? ownOther : String.format(Locale.ROOT, "DE%020d", i);
    file.append(
        """
        <TxDtls><Refs><EndToEndId>E2E-%1$d%2$s</EndToEndId></Refs><Amt Ccy="EUR">%3$s</Amt>
        <RltdPties><Dbtr><Nm>Customer %1$d</Nm></Dbtr><DbtrAcct><Id><IBAN>%4$s</IBAN></Id></DbtrAcct></RltdPties>
        <RmtInf><Ustrd>Invoice R-%1$d%2$s, customer %1$d, thank you</Ustrd></RmtInf></TxDtls>
        """
            .formatted(i, part, amount, payer));
  }

  /** Entries with no reference of the bank have one amount, as subscriptions do. */
  private BigDecimal amount(int i, boolean alike) {
    return alike ? new BigDecimal("49.90") : BigDecimal.valueOf(2_000 + random.nextInt(900_000), 2);
  }

  private void count(BigDecimal amount, boolean debit) {
    if (debit) {
      debits = debits.add(amount);
    } else {
      credits = credits.add(amount);
      creditCount++;
    }
  }

  byte[] mt940() {
    StringBuilder lines = new StringBuilder();
    BigDecimal balance = BigDecimal.ZERO;
    for (int i = 0; i < entries; i++) {
      boolean debit = i % DEBIT_OF == 1;
      boolean nameless = i % NAMELESS_OF == 3;
      BigDecimal amount = amount(i, nameless);
      balance = debit ? balance.subtract(amount) : balance.add(amount);
      lines.append(
          """
          :61:2603020302%sR%sNTRFNONREF%s
          :86:166?00GUTSCHRIFT?20EREF+E2E-%d?21SVWZ+Invoice R-%d?31DE%020d?32Customer %d
          """
              .formatted(
                  debit ? "D" : "C",
                  amount.toString().replace('.', ','),
                  nameless ? "" : "//REF" + i,
                  i,
                  i,
                  i,
                  i));
    }
    return (":20:DAY\n:25:" + account + "\n:28C:1/1\n:60F:C260301EUR0,00\n" + lines)
        .concat(
            ":62F:%s260302EUR%s%n-%n"
                .formatted(
                    balance.signum() < 0 ? "D" : "C", balance.abs().toString().replace('.', ',')))
        .getBytes(StandardCharsets.UTF_8);
  }

  byte[] bai2() {
    StringBuilder records = new StringBuilder();
    long sum = 0;
    for (int i = 0; i < entries; i++) {
      boolean nameless = i % NAMELESS_OF == 3;
      long minor = amount(i, nameless).movePointRight(2).longValueExact();
      sum += minor;
      records.append(
          "16,%s,%d,0,%s,C%d,INVOICE R-%d/%n"
              .formatted(
                  i % DEBIT_OF == 1 ? "475" : "165", minor, nameless ? "" : "REF" + i, i, i));
    }
    return """
    01,BANK,QUITTANCE,260302,0600,1,,,2/
    02,QUITTANCE,BANK,1,260302,,EUR,2/
    03,%s,EUR,,,,/
    %s49,%d,%d/
    98,%d,1,%d/
    99,%d,1,%d/
    """
        .formatted(account, records, sum, entries + 2, sum, entries + 4, sum, entries + 6)
        .getBytes(StandardCharsets.UTF_8);
  }
}

package io.quittance.bank.statement;

import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One {@code TxDtls} of an entry. */
final class CamtTransaction {
  /** What stands below {@code Refs}, in the order of its worth to a reader. */
  private static final List<Map.Entry<String, String>> REFERENCES =
      List.of(
          Map.entry("EndToEndId", StatedReference.END_TO_END),
          Map.entry("AcctSvcrRef", StatedReference.BANK),
          Map.entry("TxId", "transactionId"),
          Map.entry("InstrId", "instructionId"),
          Map.entry("ChqNb", "chequeNumber"),
          Map.entry("MndtId", "mandate"));

  private final XmlElement entry;
  private final XmlElement detail;

  CamtTransaction(XmlElement entry, XmlElement detail) {
    this.entry = entry;
    this.detail = detail;
  }

  /**
   * @param alone the entry's amount when this is its only transaction, else null
   */
  StatedTransaction read(Direction direction, String currency, Money alone) {
    boolean received = (direction == Direction.CREDIT) != isReturned();
    String side = received ? "Dbtr" : "Cdtr";
    String other = received ? "Cdtr" : "Dbtr";
    Money amount = alone == null ? amount(currency) : alone;
    Stream<XmlElement> tells = alone == null ? Stream.of(detail) : Stream.of(detail, entry);
    return new StatedTransaction(
        amount,
        direction,
        BankReference.of(detail.text("Refs/AcctSvcrRef")),
        isReturned(),
        codes(),
        orNull(party(side).isEmpty() && isReturned() ? party(other) : party(side)),
        orNull(account(side).isEmpty() && isReturned() ? account(other) : account(side)),
        text(),
        references(),
        CamtExchange.read(amount, tells));
  }

  private boolean isReturned() {
    return detail.has("RtrInf");
  }

  private Money amount(String currency) {
    XmlElement amount = detail.first("Amt", "AmtDtls/TxAmt/Amt");
    boolean ours = amount != null && amount.attribute("Ccy").equals(currency);
    return ours ? Amounts.money(amount.text(), currency, new Fault()) : null;
  }

  private List<String> codes() {
    List<String> own = codes(detail);
    return own.isEmpty() ? codes(entry) : own;
  }

  static List<String> codes(XmlElement element) {
    List<String> codes = new ArrayList<>();
    for (XmlElement code : element.all("BkTxCd")) {
      String domain =
          Stream.of("Domn/Cd", "Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd")
              .map(code::text)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining("/"));
      if (!domain.isEmpty()) {
        codes.add(domain);
      }
      if (!code.text("Prtry/Cd").isEmpty()) {
        codes.add("bank:" + code.text("Prtry/Cd"));
      }
    }
    return codes;
  }

  private String party(String side) {
    return detail.text("RltdPties/" + side + "/Nm", "RltdPties/" + side + "/Pty/Nm");
  }

  private String account(String side) {
    String path = "RltdPties/" + side + "Acct/Id/";
    return detail.text(path + "IBAN", path + "Othr/Id");
  }

  private String text() {
    List<String> said = new ArrayList<>();
    detail.all("RmtInf/Ustrd").forEach(element -> said.add(element.text()));
    detail.all("RmtInf/Strd/AddtlRmtInf").forEach(element -> said.add(element.text()));
    said.add(detail.text("AddtlTxInf"));
    return orNull(said.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")));
  }

  private List<StatedReference> references() {
    Set<StatedReference> references = new LinkedHashSet<>();
    for (Map.Entry<String, String> known : REFERENCES) {
      add(references, known.getValue(), detail.text("Refs/" + known.getKey()));
    }
    for (XmlElement structured : detail.all("RmtInf/Strd")) {
      add(references, "creditorReference", structured.text("CdtrRefInf/Ref", "CdtrRefInf/CdtrRef"));
      for (XmlElement document : structured.all("RfrdDocInf")) {
        add(references, "document", document.text("Nb"));
      }
    }
    return List.copyOf(references);
  }

  private static void add(Set<StatedReference> references, String type, String value) {
    String known = BankReference.of(value);
    if (known != null) {
      references.add(new StatedReference(type, known));
    }
  }

  static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

package io.quittance.bank.statement;

import io.quittance.bank.statement.StatementFile.Part;
import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.bank.statement.StatementFile.RefusedStatement;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.bank.statement.StatementFile.Statements;
import io.quittance.bank.statement.StatementFile.Unreadable;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * ISO 20022 camt.053 and camt.054 in any version: namespaces are not looked at. Document types and
 * entities are refused. Each entry is read as soon as it ends and let go. Source: ISO 20022 Bank to
 * Customer Cash Management, Message Definition Report.
 */
final class CamtReader {
  private static final int DEEPEST = 40;
  private static final int LONGEST_TEXT = 20_000;
  private static final Map<String, Channel> CHANNELS =
      Map.of("Stmt", Channel.CAMT_STATEMENT, "Ntfctn", Channel.CAMT_NOTIFICATION);

  private final int mostEntries;
  private byte[] file = {};
  private final List<Part> parts = new ArrayList<>();
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private CamtTotals totals = new CamtTotals();
  private List<StatedEntry> entries = new ArrayList<>();
  private List<Refused> refused = new ArrayList<>();
  private int row;

  CamtReader(int mostEntries) {
    this.mostEntries = mostEntries;
  }

  StatementFile read(byte[] bytes) {
    file = bytes;
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
      try {
        return read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      return new Unreadable("bad-xml", "The XML breaks off or is not well-formed, line " + line);
    }
  }

  private StatementFile read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return new Unreadable("document-type", "Document types and entities are not taken.");
        }
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() == DEEPEST) {
            return new Unreadable("too-deep", "Elements lie deeper than " + DEEPEST + ".");
          }
          start(xml);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty() && !xml.isWhiteSpace()) {
            if (open.peek().length() + xml.getTextLength() > LONGEST_TEXT) {
              return new Unreadable("too-long", "A text is longer than " + LONGEST_TEXT + ".");
            }
            open.peek().append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> end(open.pop());
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
      if (row > mostEntries) {
        return new Unreadable("too-many-rows", "One file has at most " + mostEntries + " entries.");
      }
    }
    return parts.isEmpty()
        ? new Unreadable("no-statement", "The XML holds no camt.053 or camt.054 report.")
        : new Statements(parts);
  }

  private void start(XMLStreamReader xml) {
    XmlElement element = new XmlElement(xml.getLocalName());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      element.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    if (CHANNELS.containsKey(element.name())) {
      totals = new CamtTotals();
      entries = new ArrayList<>();
      refused = new ArrayList<>();
    }
    open.push(element);
  }

  private void end(XmlElement element) {
    XmlElement parent = open.peek();
    if (parent == null) {
      return;
    }
    Channel channel = CHANNELS.get(element.name());
    if (channel != null) {
      parts.add(statement(channel, element, parent.text("GrpHdr/MsgId")));
    } else if (element.name().equals("Rpt") && element.has("Acct")) {
      parts.add(
          new RefusedStatement(
              element.text("Id"),
              "interim-report",
              "A camt.052 is an interim report; the camt.053 or camt.054 of its entries count."));
    } else if (element.name().equals("Ntry") && CHANNELS.containsKey(parent.name())) {
      entry(element);
    } else {
      parent.add(element);
    }
  }

  private void entry(XmlElement element) {
    row++;
    totals.add(element);
    CamtEntry read = new CamtEntry(element, row);
    if (read.isInformation()) {
      return;
    }
    StatedEntry entry = read.entry();
    if (entry == null) {
      refused.add(read.fault().of(row));
    } else {
      entries.add(entry);
    }
  }

  private Part statement(Channel channel, XmlElement report, String message) {
    String name = report.text("Id");
    Fault fault = new Fault();
    totals.check(report, fault);
    String account = report.text("Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id");
    if (account.isEmpty()) {
      fault.found("missing-account", "The statement names no account.");
    }
    return fault.isFound()
        ? fault.ofStatement(name)
        : new Statement(
            channel, account, name, CamtOrigin.of(message, report, file), entries, refused);
  }
}

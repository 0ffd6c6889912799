package io.quittance.evaluation;

import io.quittance.advice.AdviceReader;
import io.quittance.document.MessageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/**
 * How long the same mails take here, from bytes to verified advices, and in bare Tika, from bytes
 * to text. What counts is the ratio: it hardly depends on the machine.
 */
public final class ReadingBenchmark {
  private final MessageReader messageReader;
  private final AdviceReader adviceReader;

  public ReadingBenchmark(MessageReader messageReader, AdviceReader adviceReader) {
    this.messageReader = messageReader;
    this.adviceReader = adviceReader;
  }

  /**
   * @param rounds measured rounds over all mails, after one to warm up
   * @param out a table in words
   */
  public void run(List<byte[]> mails, int rounds, PrintStream out) {
    Parser tika = new AutoDetectParser();
    readAll(mails);
    parseAll(tika, mails);
    long ours = 0;
    long parsing = 0;
    long bare = 0;
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      parsing += readAll(mails);
      ours += System.nanoTime() - begin;
      begin = System.nanoTime();
      refused += parseAll(tika, mails);
      bare += System.nanoTime() - begin;
    }
    int read = mails.size() * rounds;
    out.printf(Locale.ROOT, "mails                     %10d (%d rounds)%n", read, rounds);
    line(out, "from bytes to advices", ours, read);
    line(out, "  of it parsing (child)", parsing, read);
    line(out, "bare Tika, text only", bare, read);
    out.printf(Locale.ROOT, "ratio                     %10.2f%n", (double) ours / bare);
    out.printf(Locale.ROOT, "mails Tika failed on      %10d%n", refused / rounds);
  }

  private static void line(PrintStream out, String name, long nanos, int mails) {
    out.printf(
        Locale.ROOT,
        "%-25s %10.1f mails/s %10.2f ms/mail%n",
        name,
        mails / (nanos / 1e9),
        nanos / 1e6 / mails);
  }

  /** Nanoseconds spent in the parsing child. */
  private long readAll(List<byte[]> mails) {
    long parsing = 0;
    for (byte[] mail : mails) {
      long begin = System.nanoTime();
      var message = messageReader.read(mail, null);
      parsing += System.nanoTime() - begin;
      adviceReader.read(message);
    }
    return parsing;
  }

  /** How many mails the parser refused. */
  private static int parseAll(Parser tika, List<byte[]> mails) {
    int refused = 0;
    for (byte[] mail : mails) {
      try {
        ParseContext context = new ParseContext();
        context.set(Parser.class, tika);
        tika.parse(
            new ByteArrayInputStream(mail), new BodyContentHandler(-1), new Metadata(), context);
      } catch (IOException | SAXException | TikaException e) {
        refused++;
      }
    }
    return refused;
  }
}

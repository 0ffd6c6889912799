package io.quittance.bank.statement;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of a file of lines: UTF-8 where it is, else the Western encoding that banks use. */
final class FileText {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private FileText() {}

  static String of(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(file, WESTERN);
    }
  }

  static List<String> lines(byte[] file) {
    return of(file).lines().toList();
  }
}

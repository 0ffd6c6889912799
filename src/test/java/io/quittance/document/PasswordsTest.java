package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.message.Part;
import io.quittance.message.Part.Fate;
import io.quittance.message.PartBytes;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/** Protected files are read with a password that is given, and else say that they are protected. */
class PasswordsTest {

  private static final Passwords KNOWN = new Passwords(List.of("wrong", "s3cret"));

  private static ReadMessage read(byte[] file, String name, Passwords passwords) {
    return new InProcessReader(ReadingLimits.DEFAULT).read(file, name, passwords);
  }

  private static void opens(byte[] file, String name, String path, String line) {
    ReadMessage closed = read(file, name, Passwords.NONE);
    Part part = Collections.max(closed.parts(), java.util.Comparator.comparing(Part::path));
    assertThat(part.fate()).as(name).isEqualTo(Fate.ENCRYPTED);
    assertThat(read(file, name, new Passwords(List.of("wrong"))).documents()).as(name).isEmpty();
    ReadMessage open = read(file, name, KNOWN);
    assertThat(Reading.lines(open.document(path).orElseThrow())).as(name).contains(line);
  }

  @Test
  void a_pdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument pdf = Loader.loadPDF(OddSeeds.pdf())) {
      pdf.protect(new StandardProtectionPolicy("owner", "s3cret", new AccessPermission()));
      pdf.save(out);
    }
    opens(out.toByteArray(), "a.pdf", "1", "Paid A-3 300.00");
    PageImages images = new FilePageImages(ReadingLimits.DEFAULT);
    assertThat(images.render(out.toByteArray(), 1, 72)).isEmpty();
    assertThat(images.render(out.toByteArray(), 1, 72, KNOWN)).isPresent();
  }

  @Test
  void a_workbook_of_each_kind() throws IOException, GeneralSecurityException {
    byte[] xlsx = OddSeeds.sound().get("advice.xlsx");
    opens(sealed(xlsx, "s3cret"), "a.xlsx", "1", "A-4 400.25");
    ByteArrayOutputStream xls = new ByteArrayOutputStream();
    Biff8EncryptionKey.setCurrentUserPassword("s3cret");
    try (HSSFWorkbook workbook =
        new HSSFWorkbook(new ByteArrayInputStream(OddSeeds.sound().get("advice.xls")))) {
      workbook.write(xls);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    opens(xls.toByteArray(), "a.xls", "1", "A-4 400.25");
  }

  @Test
  void a_word_file() throws IOException, GeneralSecurityException {
    opens(sealed(OddSeeds.sound().get("advice.docx"), "s3cret"), "a.docx", "1", "Paid A-5 500.00");
  }

  /** Excel opens such files without asking; they are only protected against changes. */
  @Test
  void a_workbook_protected_against_changes_needs_none()
      throws IOException, GeneralSecurityException {
    byte[] file = sealed(OddSeeds.sound().get("advice.xlsx"), Decryptor.DEFAULT_PASSWORD);
    assertThat(Reading.lines(read(file, "a.xlsx", Passwords.NONE).documents().get(0)))
        .containsExactly("A-4 400.25");
  }

  /** Made by Info-ZIP, {@code zip -P s3cret}, and from WinZip's description of AES-256 (AE-2). */
  @Test
  void a_zip_of_both_kinds() {
    for (String zip : List.of(TRADITIONAL, AES)) {
      byte[] file = Base64.getDecoder().decode(zip);
      opens(file, "a.zip", "1.1", "A-1 100.00");
      assertThat(PartBytes.of(file, "a.zip", "1.1", ReadingLimits.DEFAULT)).isEmpty();
      assertThat(PartBytes.of(file, "a.zip", "1.1", ReadingLimits.DEFAULT, KNOWN)).isPresent();
    }
  }

  @Test
  void passwords_are_bounded_and_never_shown() {
    assertThat(KNOWN).hasToString("Passwords[2]");
    assertThatThrownBy(() -> new Passwords(Collections.nCopies(21, "x")))
        .hasMessage("at most 20 passwords are tried");
  }

  private static byte[] sealed(byte[] file, String password)
      throws IOException, GeneralSecurityException {
    try (POIFSFileSystem system = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword(password);
      try (OutputStream out = encryptor.getDataStream(system)) {
        out.write(file);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      system.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static final String TRADITIONAL =
      "UEsDBAoACQAAALVqel2kl1XXFwAAAAsAAAAFABwAYS5jc3ZVVAkAA2UyCGtlMghrdXgLAAEEAAAAAAQA"
          + "AAAAGTzsYrZjwrpQuu05cDmHe8E7Mz2BncdQSwcIpJdV1xcAAAALAAAAUEsBAh4DCgAJAAAAtWp6XaSX"
          + "VdcXAAAACwAAAAUAGAAAAAAAAQAAAKSBAAAAAGEuY3N2VVQFAANlMghrdXgLAAEEAAAAAAQAAAAAUEsF"
          + "BgAAAAABAAEASwAAAGYAAAAAAA==";
  private static final String AES =
      "UEsDBDMAAQBjAAAA0lwAAAAALAAAACEAAAAFAAsAYS5jc3YBmQcAAgBBRQMIAAABAgMEBQYHCAkKCwwN"
          + "Dg/aAesu9IYq8BbCc4Trczc/g1gI6BZn48f3RPN2UEsBAjMAMwABAGMAAADSXAAAAAAsAAAAIQAAAAUA"
          + "CwAAAAAAAAAAAAAAAAAAAGEuY3N2AZkHAAIAQUUDCABQSwUGAAAAAAEAAQA+AAAAWgAAAAAA";
}

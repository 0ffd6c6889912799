package io.quittance.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Word and Excel files of today with a password, [MS-OFFCRYPTO]: the file inside. */
final class ProtectedOffice {

  static final String TYPE = "application/x-tika-ooxml-protected";

  private ProtectedOffice() {}

  /**
   * Tries the passwords, and first the one with which Office itself opens a file that is only
   * protected against changes.
   */
  static Optional<byte[]> open(byte[] bytes, Opening opening) {
    List<String> passwords = new ArrayList<>(List.of(Decryptor.DEFAULT_PASSWORD));
    passwords.addAll(opening.hints().passwords().values());
    try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(file));
      for (String password : passwords) {
        if (decryptor.verifyPassword(password)) {
          try (InputStream in = decryptor.getDataStream(file)) {
            return opening.read(in);
          }
        }
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Protected in a way that is not known: it stays what it is, a protected file.
      return Optional.empty();
    }
    return Optional.empty();
  }
}

package io.quittance.message;

/**
 * Where a part stands.
 *
 * @param path of the container, or null at the top
 * @param depth containers around it
 * @param multipart type of the multipart that directly contains it, or empty
 * @param subject of the mail around it
 * @param encrypted true inside multipart/encrypted
 */
record Place(String path, int depth, String multipart, String subject, boolean encrypted) {

  static final Place TOP = new Place(null, 0, "", null, false);

  String child(int number) {
    return path == null ? String.valueOf(number) : path + "." + number;
  }

  /** Inside a multipart. */
  Place inside(String container, String type) {
    return new Place(
        container, depth + 1, type, subject, encrypted || type.equals("multipart/encrypted"));
  }

  /** The same place seen as the content of a mail: a multipart at its top is no part. */
  Place ofMail(String type, String newSubject) {
    return new Place(path, depth, type, newSubject, type.equals("multipart/encrypted"));
  }

  /** Inside a mail or an archive. */
  Place within(String container, String newSubject) {
    return new Place(container, depth + 1, "", newSubject, false);
  }
}

package io.quittance.advice.model;

import io.quittance.document.Line;

/** What is shown in place of what a message says. */
interface Masking {
  /** Everything is shown as it is. */
  Masking NOTHING =
      new Masking() {
        @Override
        public Line shown(Line line) {
          return line;
        }

        @Override
        public String shown(String words) {
          return words;
        }

        @Override
        public String remark() {
          return null;
        }
      };

  /** A line with the same words, each as long as the true one and in its place. */
  Line shown(Line line);

  /** Of a subject or the name of a file or sheet: as long as the true one. */
  String shown(String words);

  /** What a reader has to know of it, or null. */
  String remark();
}

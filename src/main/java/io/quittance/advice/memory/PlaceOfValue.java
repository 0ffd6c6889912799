package io.quittance.advice.memory;

import io.quittance.advice.Value;
import io.quittance.document.Box;
import io.quittance.document.Line;
import io.quittance.document.Word;
import java.util.List;

/** The way back from the evidence of a value to the words of its line. */
final class PlaceOfValue {
  private PlaceOfValue() {}

  /** Position of the word that the value begins in; -1 when none is there. */
  static int word(Line line, Value value) {
    List<Word> words = line.words();
    for (int i = 0; i < words.size(); i++) {
      if (begins(words.get(i), value)) {
        return i;
      }
    }
    return -1;
  }

  /** Offset of the value in the text of the line; -1 when it does not stand there. */
  static int offset(Line line, Value value) {
    int word = word(line, value);
    if (word < 0) {
      return -1;
    }
    int start = 0;
    for (int i = 0; i < word; i++) {
      start += line.words().get(i).text().length() + 1;
    }
    Word first = line.words().get(word);
    if (value.columns() != null && first.from() >= 0) {
      int at = start + value.columns().from() - first.from();
      return line.text().startsWith(value.printed(), at) ? at : -1;
    }
    int at = line.text().indexOf(value.printed(), start);
    boolean once = at >= 0 && at < start + first.text().length();
    return once ? at : -1;
  }

  private static boolean begins(Word word, Value value) {
    if (value.cell() != null || word.cell() != null) {
      return value.cell() != null && value.cell().equals(word.cell());
    }
    if (value.columns() != null && word.from() >= 0) {
      return word.from() <= value.columns().from() && value.columns().from() < word.to();
    }
    Box box = word.box();
    return box != null
        && value.box() != null
        && (box.x0() + box.x1()) / 2 >= value.box().x0()
        && (box.x0() + box.x1()) / 2 <= value.box().x1();
  }
}

package io.quittance.evaluation.generate;

import java.util.ArrayList;
import java.util.List;

/** The few words that go with an attachment, typed by a person or a program. */
final class CoverNote {
  private final Telling telling;
  private final Dice dice;

  CoverNote(Telling telling) {
    this.telling = telling;
    this.dice = telling.dice();
  }

  String text() {
    Region region = telling.region();
    Company payer = telling.settlement().payer();
    List<String> parts = new ArrayList<>();
    parts.add(region.word("greeting", dice));
    parts.add(typed(new ComposeProse(telling).filled(word("cover"))));
    String sign = region.word("regards", dice) + "\n" + region.word("people", dice);
    if (!telling.layout().is("network") && dice.chance(70)) {
      sign +=
          "\n"
              + word("department")
              + "\n"
              + telling.payer(dice.chance(70) ? payer.legalName() : payer.name())
              + "\n"
              + region.word("phone", dice)
              + " "
              + payer.phone();
      sign += dice.chance(40) ? "\n" + String.join(" | ", payer.numbers()) : "";
    }
    parts.add(sign);
    if (dice.chance(30)) {
      parts.add(region.word("disclaimer", dice));
    }
    return String.join(dice.chance(20) ? "\n\n\n" : "\n\n", parts) + "\n";
  }

  /** What the layout says itself goes before what letters usually say. */
  private String word(String key) {
    Region region = telling.region();
    String own = telling.layout().own().get(region.words().language() + "." + key);
    return own == null ? region.word(key, dice) : own;
  }

  /** Now and then two letters of a word change places; values are never touched. */
  private String typed(String sentence) {
    if (!dice.chance(15)) {
      return sentence;
    }
    String[] words = sentence.split(" ", -1);
    int at = dice.between(0, words.length - 1);
    String word = words[at];
    if (word.length() > 4 && word.chars().allMatch(Character::isLowerCase)) {
      words[at] = word.charAt(0) + word.substring(2, 3) + word.charAt(1) + word.substring(3);
    }
    return String.join(" ", words);
  }
}

package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class TurnTest {

  @Property
  void a_box_put_on_the_displayed_page_is_found_again_on_the_straight_one(
      @ForAll @DoubleRange(min = -364, max = 364) double degrees,
      @ForAll @DoubleRange(min = 0, max = 500) double x,
      @ForAll @DoubleRange(min = 1, max = 90) double width) {
    double nearest = 90 * Math.round(degrees / 90);
    double turned = nearest + (degrees - nearest) / 12;
    Turn turn = new Turn(turned, 595, 842);
    Box box = new Box(x, 120, x + width, 130);
    Box back = turn.straight(turn.displayed(box));
    assertThat(back.x0()).isCloseTo(box.x0(), within(0.1));
    assertThat(back.y0()).isCloseTo(box.y0(), within(0.1));
    assertThat(back.x1()).isCloseTo(box.x1(), within(0.1));
    assertThat(back.y1()).isCloseTo(box.y1(), within(0.1));
  }
}

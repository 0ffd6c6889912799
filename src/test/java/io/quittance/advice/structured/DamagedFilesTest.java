package io.quittance.advice.structured;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.ReadMessage;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file on its way: it is read again the same, or not read. */
class DamagedFilesTest {

  private static final int DAMAGES = 120;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ISA*00*          *00*          *ZZ*A              *ZZ*B             "
            + " *261012*0930*U*00401*000000042*0*P*>~"
            + "GS*RA*A*B*20261012*0930*42*X*004010~ST*820*0001~BPR*C*1187.50*C*ACH*CTX*01*02*DA*1*19**01*12*DA*2*20261014~"
            + "TRN*1*T-77~CUR*PR*USD~RMR*IV*INV-1**980*1000*20~RMR*IV*INV-2**257.50*300~ADX*-42.50*04~RMR*CM*CM-5**-50~SE*9*0001~GE*1*42~IEA*1*000000042~",
        "UNA:+,?"
            + " 'UNB+UNOC:3+A+B+261012:0900+R1'UNH+1+REMADV:D:96A:UN'BGM+481+A-1+9'DTM+138:20261015:102'CUX+2:EUR'"
            + "DOC+380+RE-1'MOA+9:1000'MOA+12:970'MOA+52:30'DOC+381+GS-9'MOA+12:20,5'UNS+S'MOA+12:949,5'UNT+13+1'UNZ+1+R1'",
        "<?xml"
            + " version=\"1.0\"?><Document><RmtAdvc><RmtInf><Strd><RfrdDocInf><Nb>A1</Nb></RfrdDocInf><RfrdDocAmt><DuePyblAmt"
            + " Ccy=\"EUR\">5.00</DuePyblAmt><RmtdAmt"
            + " Ccy=\"EUR\">5.00</RmtdAmt></RfrdDocAmt></Strd><OrgnlPmtInf><Amt><InstdAmt"
            + " Ccy=\"EUR\">5.00</InstdAmt></Amt></OrgnlPmtInf></RmtInf></RmtAdvc></Document>",
        "01,1,2,261012,0200,1,80,,2/\n"
            + "02,3,1,1,261012,2359,USD,2/\n"
            + "03,01,USD,010,500000,,/\n"
            + "16,142,38750,V,261013,,B1,T9,X/\n"
            + "88,RMR*IV*INV-1**300.00*300.00\\REF*PO*4711\\/\n"
            + "88,RMR*IV*INV-2**87.50*100.00*12.50\\/\n"
            + "49,538750,5/\n"
            + "98,538750,1,7/\n"
            + "99,538750,1,9/",
        "100ABCDEFGHIJ00999999912610121800\n"
            + "50010000022222261012ABCDEFGHIJ0099999991\n"
            + "6001001000003875005500270700123455550000007781\n"
            + "40010016010INV-1001  0000030000\n"
            + "40010016029INV-1002  0000008750\n"
            + "700100000222222610120010000038750\n"
            + "8000000002222226101200010000038750\n"
            + "9000008"
      })
  void a_damaged_file_is_never_read_two_ways(String whole) {
    Random random = new Random(820);
    for (int i = 0; i < DAMAGES; i++) {
      ReadMessage message = Standards.message(damaged(whole, random), "advice.dat");
      Reading reading = new LayoutAdviceReader().read(message);
      for (Advice advice : reading.advices()) {
        assertThat(new SourceVerifier().check(advice, message))
            .extracting(Problem::code)
            .doesNotContain(Problem.Code.NOT_IN_SOURCE);
      }
    }
  }

  private static String damaged(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, text.charAt(random.nextInt(text.length())));
        case 2 -> text.setCharAt(at, (char) ('0' + random.nextInt(10)));
        case 3 -> text.setLength(Math.max(20, at));
        default -> text.insert(at, '\n');
      }
    }
    return text.toString();
  }
}

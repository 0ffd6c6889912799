package io.quittance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;

/** Holds what single packages may use and what they must not, besides their floor. */
@AnalyzeClasses(packages = "io.quittance", importOptions = ImportOption.DoNotIncludeTests.class)
class WhoMayUseWhatTest {

  @ArchTest
  static void the_ledger_knows_no_advice(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.quittance.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.quittance.advice..", "io.quittance.document..", "io.quittance.message..");
    rule.check(code);
  }

  /** No word of a mail, reader or model may raise what a certificate is granted by. */
  @ArchTest
  static void the_score_of_a_certificate_knows_bank_and_books_only(JavaClasses code) {
    ArchRule rule =
        classes()
            .that()
            .resideInAnyPackage("io.quittance.certificate.score..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                        "java..",
                        "io.quittance.certificate.score..",
                        "io.quittance.money..",
                        "io.quittance.bank..",
                        "io.quittance.receivables..",
                        "io.quittance.matching.identity..",
                        "io.quittance.matching.combination..")
                    .or(type(Application.class))
                    .or(type(Books.class)));
    rule.check(code);
  }

  @ArchTest
  static void only_the_document_readers_import_tika(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.quittance.document..", "io.quittance.message..", "io.quittance.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.tika..", "org.apache.pdfbox..", "org.apache.poi..");
    rule.check(code);
  }

  @ArchTest
  static void only_mail_adapters_import_angus(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.quittance.mailbox..", "io.quittance.message..", "io.quittance.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");
    rule.check(code);
  }

  @ArchTest
  static void only_the_model_adapter_imports_langchain4j(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.quittance.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..");
    rule.check(code);
  }

  /** What a model says is parsed and located, and nothing else can happen to it. */
  @ArchTest
  static void nothing_near_an_answer_renders_fetches_sends_or_evaluates(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.quittance.advice.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.quarkus..",
                "java.net..",
                "java.net.http..",
                "java.nio.file..",
                "java.sql..",
                "javax.script..",
                "javax.el..",
                "jakarta.el..",
                "jakarta.mail..",
                "jakarta.ws.rs..",
                "org.eclipse.angus..",
                "org.jsoup..",
                "org.graalvm..",
                "groovy..",
                "freemarker..",
                "org.apache.velocity..",
                "org.springframework..");
    rule.check(code);
  }

  @ArchTest
  static void no_model_is_given_a_tool(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.quittance..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.langchain4j.agent..",
                "dev.langchain4j.service..",
                "dev.langchain4j.mcp..",
                "dev.langchain4j.rag..",
                "dev.langchain4j.memory..",
                "dev.langchain4j.code..");
    rule.check(code);
  }

  @ArchTest
  static void judgement_is_plain_java(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.quittance.money..",
                "io.quittance.matching.proof..",
                "io.quittance.certificate.statistics..",
                "io.quittance.certificate.score..",
                "io.quittance.advice.reading..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "jakarta.enterprise..",
                "jakarta.persistence..",
                "jakarta.inject..",
                "java.sql..",
                "io.quarkus..")
            .allowEmptyShould(true);
    rule.check(code);
  }

  @ArchTest
  static void judgement_reads_no_clock(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.quittance.money..",
                "io.quittance.matching..",
                "io.quittance.advice..",
                "io.quittance.policy..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");
    rule.check(code);
  }
}

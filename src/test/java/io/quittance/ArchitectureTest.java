package io.quittance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Holds the arrows between the packages: each may use those before it, never one after it. */
@AnalyzeClasses(packages = "io.quittance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** From the ground up. A package may use what stands before it in this list. */
  private static final List<String> FLOORS =
      List.of(
          "money",
          "tenant",
          "database",
          "api",
          "audit",
          "jobs",
          "model",
          "mailbox",
          "message",
          "document",
          "advice",
          "receivables",
          "bank",
          "ledger",
          "policy",
          "matching",
          "review",
          "certificate",
          "figures",
          "webhooks",
          "calls",
          "pipeline",
          "replay",
          "painting",
          "workbench",
          "report",
          "evaluation",
          "demo",
          "command");

  private static final String[] READS_MAILS_AND_MODELS = {
    "io.quittance.model..",
    "io.quittance.advice..",
    "io.quittance.calls..",
    "io.quittance.matching.."
  };

  @ArchTest
  static void each_part_uses_only_what_stands_below_it(JavaClasses code) {
    for (int i = 0; i < FLOORS.size() - 1; i++) {
      String[] above =
          FLOORS.subList(i + 1, FLOORS.size()).stream()
              .map(name -> "io.quittance." + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("io.quittance." + FLOORS.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .allowEmptyShould(true)
          .check(code);
    }
  }

  @ArchTest
  static void every_class_has_its_floor(JavaClasses code) {
    classes()
        .should()
        .resideInAnyPackage(
            FLOORS.stream().map(name -> "io.quittance." + name + "..").toArray(String[]::new))
        .check(code);
  }

  @ArchTest
  static void no_cycles(JavaClasses code) {
    ArchRule rule = slices().matching("io.quittance.(*)..").should().beFreeOfCycles();
    rule.check(code);
  }

  @ArchTest
  static void ground_imports_no_stage(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.quittance.money..",
                "io.quittance.tenant..",
                "io.quittance.database..",
                "io.quittance.api..",
                "io.quittance.audit..",
                "io.quittance.jobs..",
                "io.quittance.model..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.quittance..")
                    .and(
                        not(
                            resideInAnyPackage(
                                "io.quittance.money..",
                                "io.quittance.tenant..",
                                "io.quittance.database..",
                                "io.quittance.api..",
                                "io.quittance.audit..",
                                "io.quittance.jobs..",
                                "io.quittance.model.."))));
    rule.check(code);
  }

  @ArchTest
  static void names_say_something(JavaClasses code) {
    ArchRule rule =
        noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Base)")
            .allowEmptyShould(true);
    rule.check(code);
  }

  @ArchTest
  static void rows_stay_inside_their_package(JavaClasses code) {
    ArchRule rule =
        classes()
            .that()
            .haveSimpleNameEndingWith("Row")
            .and()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);
    rule.check(code);
  }

  /** What a mail or a model says is data: nothing renders, evaluates, sends or calls it. */
  @ArchTest
  static void what_reads_mails_and_models_renders_and_sends_nothing(JavaClasses code) {
    noClasses()
        .that()
        .resideInAnyPackage(READS_MAILS_AND_MODELS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus.qute..",
            "dev.langchain4j.model.input..",
            "dev.langchain4j.agent..",
            "dev.langchain4j.service..",
            "jakarta.el..",
            "javax.script..",
            "jakarta.mail..",
            "org.eclipse.angus..")
        .check(code);
  }

  /** The only addresses are those of providers, from settings. */
  @ArchTest
  static void only_the_bounded_clients_of_providers_fetch(JavaClasses code) {
    noClasses()
        .that()
        .resideInAnyPackage(READS_MAILS_AND_MODELS)
        .and()
        .haveSimpleNameNotStartingWith("Bounded")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.http.HttpClient")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.URLConnection")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .check(code);
  }
}

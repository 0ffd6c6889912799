package io.quittance.workbench;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates, their parameters checked when the application is built. */
@CheckedTemplate(basePath = "workbench")
final class Templates {
  private Templates() {}

  /** The whole list page. */
  static native TemplateInstance list(InboxView inbox);

  /** What a refresh of the list page replaces. */
  static native TemplateInstance inbox(InboxView inbox);

  static native TemplateInstance message(MessageView message);

  /** What a decision replaces. */
  static native TemplateInstance judgement(JudgementView judgement);

  static native TemplateInstance notice(String id, JudgementView.Notice notice);

  /** The draft of a question to the payer, or why there is none. */
  static native TemplateInstance question(QuestionView question);

  static native TemplateInstance choices(List<CaseView.ItemRow> choices, String query);

  static native TemplateInstance figures(FiguresPage figures);

  static native TemplateInstance modelusage(ModelUsagePage usage);

  static native TemplateInstance cases(CasesPage cases);

  static native TemplateInstance reviewcase(CasePage review);

  static native TemplateInstance learned(LearnedPage learned);

  static native TemplateInstance layouts(LayoutsPage layouts);

  static native TemplateInstance policies(PoliciesPage policies);

  static native TemplateInstance policydraft(PolicyDraftPage draft);

  static native TemplateInstance certificate(CertificatePage certificate);

  static native TemplateInstance audits(AuditsPage audits);

  static native TemplateInstance audit(AuditPage audit);

  /** Payments or advices to choose from. */
  static native TemplateInstance linkchoices(LinkView.Choices links);

  /** An advice beside a payment. */
  static native TemplateInstance link(LinkView link);

  static native TemplateInstance settings(Visitor visitor);

  static native TemplateInstance limits(LimitsPage limits);

  static native TemplateInstance periods(PeriodsPage periods);

  static native TemplateInstance legalentities(LegalEntitiesPage entities);

  static native TemplateInstance bankaccounts(BankAccountsPage accounts);

  static native TemplateInstance mapping(MappingPage mapping);

  /** What a mapping reads from a sample. */
  static native TemplateInstance mappingtrial(MappingPage.Trial trial);

  static native TemplateInstance rules(RulesPage rules);

  static native TemplateInstance reprocessings(ReprocessingsPage asked);

  static native TemplateInstance reprocessing(ReprocessingPage asked);

  static native TemplateInstance models(ModelsPage models);

  /** Choices for a field in which a customer is named. */
  static native TemplateInstance customers(List<CaseView.Plain> customers);

  static native TemplateInstance webhooks(WebhooksPage webhooks);

  /** The secret of a receiver just added. */
  static native TemplateInstance secret(String url, String secret);

  static native TemplateInstance passwords(PasswordsPage passwords);

  /** Customers to look for. */
  static native TemplateInstance debtors(DebtorsPage debtors);

  /** One customer. */
  static native TemplateInstance debtor(DebtorPage debtor);

  /** The payments. */
  static native TemplateInstance moneys(MoneysPage moneys);

  /** One payment. */
  static native TemplateInstance money(MoneyPage money);

  static native TemplateInstance error(int status, String title, String text, String advice);
}

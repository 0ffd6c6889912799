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

  static native TemplateInstance rules(RulesPage rules);

  static native TemplateInstance reprocessings(ReprocessingsPage asked);

  static native TemplateInstance reprocessing(ReprocessingPage asked);

  static native TemplateInstance models(ModelsPage models);

  /** Choices for a field in which a customer is named. */
  static native TemplateInstance customers(List<CaseView.Plain> customers);

  static native TemplateInstance error(int status, String title, String text, String advice);
}

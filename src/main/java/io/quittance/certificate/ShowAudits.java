package io.quittance.certificate;

import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows audits to those who decide them. Runs in the caller's tenant transaction. */
@ApplicationScoped
class ShowAudits {
  private static final int MOST_ITEMS = 1_000;

  private final Payments payments;
  private final ReviewCases cases;
  private final Sql sql;

  ShowAudits(Payments payments, ReviewCases cases, Sql sql) {
    this.payments = payments;
    this.cases = cases;
    this.sql = sql;
  }

  AuditView listed(BlindAudits.Audit audit) {
    return view(audit, null);
  }

  AuditView whole(BlindAudits.Audit audit) {
    return view(audit, items(audit.postings()));
  }

  private AuditView view(BlindAudits.Audit audit, List<AuditView.Item> items) {
    boolean decided = audit.decidedAt() != null;
    return new AuditView(
        audit.id(),
        cases.of(new Subject(Subject.Kind.AUDIT, audit.id().toString())).stream()
            .findFirst()
            .map(ReviewCase::id)
            .orElse(null),
        audit.message(),
        paid(audit),
        items,
        audit.openedAt(),
        audit.decidedAt(),
        audit.actor(),
        audit.wrong(),
        audit.difference(),
        decided ? audit.ground() : null,
        decided ? audit.postings() : null);
  }

  private List<AuditView.Paid> paid(BlindAudits.Audit audit) {
    List<String> ids =
        sql.list(
            "select distinct payment from posting where id = any(?) and payment is not null"
                + " order by payment",
            row -> row.getString(1),
            audit.postings());
    return ids.stream().flatMap(id -> payments.payment(id).stream()).map(ShowAudits::paid).toList();
  }

  /** Not how much of it is left or where it went. */
  private static AuditView.Paid paid(Payment payment) {
    return new AuditView.Paid(
        payment.id(),
        payment.reference(),
        payment.amount().currency().getCurrencyCode(),
        payment.amount().toPlainString(),
        payment.valueDate(),
        payment.payerName(),
        payment.text());
  }

  /** All items of the customers concerned with what was open of them before the posting. */
  private List<AuditView.Item> items(List<String> postings) {
    return sql.list(
        """
        with taken as (
          select a.open_item,
            a.amount_minor + a.discount_minor + a.write_off_minor + a.parts_minor as minor
          from application a
          left join application_reversal r on r.tenant = a.tenant and r.application = a.id
          where a.posting = any(?) and r.application is null
          ),
          given as (select open_item, sum(minor)::bigint as minor from taken group by open_item)
        select * from (
          select i.id, i.number, i.customer, i.kind, i.currency, i.due_date,
            i.open_minor - coalesce(b.pending_minor, 0) + coalesce(t.minor, 0) as before
          from open_item i
          left join item_balance b on b.tenant = i.tenant and b.item = i.id
          left join given t on t.open_item = i.id
          where i.customer in (
            select o.customer from application a
            join open_item o on o.tenant = a.tenant and o.id = a.open_item
            where a.posting = any(?))) items
        where before > 0 order by due_date nulls last, id limit ?
        """,
        row ->
            new AuditView.Item(
                row.getString("id"),
                row.getString("number"),
                row.getString("customer"),
                row.getString("kind"),
                row.getString("currency"),
                Money.ofMinor(row.getLong("before"), row.getString("currency")).toPlainString()),
        postings,
        postings,
        MOST_ITEMS);
  }
}

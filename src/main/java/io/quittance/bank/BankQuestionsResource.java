package io.quittance.bank;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.api.StrictJson;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What banks said and code does not decide. */
@Path("/api/v1/bank-questions")
class BankQuestionsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ListBankEntries lists;
  private final AnswerQuestions answers;

  BankQuestionsResource(
      Caller caller, Repeated transaction, ListBankEntries lists, AnswerQuestions answers) {
    this.caller = caller;
    this.transaction = transaction;
    this.lists = lists;
    this.answers = answers;
  }

  @GET
  @Operation(summary = "Lists questions, the oldest first; state is open or answered")
  public Page<ListBankEntries.QuestionView> list(
      @QueryParam("state") @DefaultValue("open") String state,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    UUID after = cursor == null ? null : id(cursor.keys(1).get(0));
    return transaction.call(
        caller.tenant(),
        () ->
            Page.of(
                lists.questions(state.equals("open"), after, limit.plusOne()),
                limit,
                question -> Cursor.of(question.id().toString()),
                question -> question));
  }

  @POST
  @Path("/{id}/answer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Answers a question; the first answer counts")
  public ListBankEntries.QuestionView answer(@PathParam("id") String id, String body) {
    BankAnswer answer = StrictJson.read(body, BankAnswer.class);
    return transaction.call(
        caller.tenant(),
        () -> {
          answers.answer(id(id), answer, caller.actor());
          return lists.question(id(id));
        });
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("unknown-question", "There is no question " + text);
    }
  }
}

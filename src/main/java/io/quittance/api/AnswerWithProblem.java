package io.quittance.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns every exception that leaves a resource into a problem document. What is not the caller's
 * doing becomes a 500 that says nothing but an identifier, under which the log has the cause.
 */
class AnswerWithProblem {
  private static final Logger LOG = Logger.getLogger(AnswerWithProblem.class);
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.ALLOW, "Retry-After");

  private final ObjectMapper json;

  AnswerWithProblem(ObjectMapper json) {
    this.json = json;
  }

  @ServerExceptionMapper
  public Response problem(Problem problem, ContainerRequestContext request) {
    return answer(request, problem.status(), problem.code(), problem.detail()).build();
  }

  @ServerExceptionMapper
  public Response json(JsonProcessingException e, ContainerRequestContext request) {
    return answer(request, 400, "bad-json", JsonFault.describe(e)).build();
  }

  /** The framework has a mapper of its own for these, which shows the value. */
  @ServerExceptionMapper
  public Response form(MismatchedInputException e, ContainerRequestContext request) {
    return json(e, request);
  }

  @ServerExceptionMapper
  public Response stale(OptimisticLockException e, ContainerRequestContext request) {
    return answer(request, 409, "changed-meanwhile", "It was changed meanwhile; read it again.")
        .build();
  }

  @ServerExceptionMapper
  public Response transaction(QuarkusTransactionException e, ContainerRequestContext request) {
    if (e.getCause() instanceof Problem problem) {
      return problem(problem, request);
    }
    return unknown(e, request);
  }

  @ServerExceptionMapper
  public Response web(WebApplicationException e, ContainerRequestContext request) {
    if (e.getCause() instanceof Problem problem) {
      return problem(problem, request);
    }
    if (e.getCause() instanceof JsonProcessingException fault) {
      return json(fault, request);
    }
    Response original = e.getResponse();
    int status = original.getStatus();
    if (status < 400 || original.hasEntity()) {
      return original;
    }
    if (status >= 500) {
      return unknown(e, request);
    }
    // A parameter that cannot be converted arrives as 404 with its cause.
    boolean badParameter = status == 404 && e.getCause() != null;
    Response.ResponseBuilder answer =
        badParameter
            ? answer(request, 400, "bad-parameter", "A parameter does not have the right form.")
            : answer(request, status, code(status), detail(status));
    for (String name : KEPT_HEADERS) {
      if (original.getHeaderString(name) != null) {
        answer.header(name, original.getHeaderString(name));
      }
    }
    return answer.build();
  }

  @ServerExceptionMapper
  public Response unknown(Throwable e, ContainerRequestContext request) {
    UUID id = UUID.randomUUID();
    LOG.errorf(e, "call %s %s failed, error %s", request.getMethod(), path(request), id.toString());
    return answer(
            request, 500, "internal-error", "Something went wrong here. Its log entry is " + id)
        .build();
  }

  private Response.ResponseBuilder answer(
      ContainerRequestContext request, int status, String code, String detail) {
    ProblemBody body = ProblemBody.of(status, code, detail, path(request));
    Response.ResponseBuilder answer = Response.status(status);
    if (status == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge(request));
    }
    if (forPeople(request)) {
      return answer.type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8")).entity(detail);
    }
    try {
      return answer.type(PROBLEM_JSON).entity(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A browser on a page is asked for a login, a program for a bearer token. */
  private static String challenge(ContainerRequestContext request) {
    return forPeople(request) ? "Basic realm=\"Quittance\", charset=\"UTF-8\"" : "Bearer";
  }

  /** The script of a page, which names itself, accepts anything. */
  private static boolean forPeople(ContainerRequestContext request) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    return !ApiPaths.holds(path(request))
        && (request.getHeaderString("HX-Request") != null
            || (accept != null && accept.contains(MediaType.TEXT_HTML)));
  }

  private static String path(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath();
  }

  private static String code(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null
        ? "http-" + status
        : known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing under this address.";
      case 405 -> "This address does not know this method.";
      case 406 -> "The answer does not exist in any of the accepted types.";
      case 413 -> "The body is larger than this installation accepts.";
      case 415 -> "This address does not take bodies of this type.";
      default -> "The call cannot be answered as it is.";
    };
  }
}

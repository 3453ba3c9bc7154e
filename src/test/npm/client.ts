// What a client can rely on; it compiles only if the description says what is required and what may be null.
import type { components, paths } from "./api";

type Run = components["schemas"]["Run"];
type Problem = components["schemas"]["Problem"];
type StartRun = paths["/api/v1/runs"]["post"];

export function month(run: Run): string {
  return run.month;
}

export function left(run: Run): string {
  // @ts-expect-error nobody knows when a finished run will be through
  const always: string = run.eta;
  return run.eta ?? always;
}

export function first(page: components["schemas"]["PageRunView"]): Run | undefined {
  return page.items[0];
}

export function words(problem: Problem): string {
  return problem.title + problem.detail + (problem.violations ?? []).map((v) => v.field + v.message).join();
}

export const least: StartRun["requestBody"]["content"]["application/json"] = { month: "2026-11" };

// @ts-expect-error a run is of a month
export const none: StartRun["requestBody"]["content"]["application/json"] = {};

export const key: StartRun["parameters"]["header"] = { "Idempotency-Key": "a" };

export function refused(answer: StartRun["responses"][422]["content"]["application/problem+json"]): Problem {
  return answer;
}

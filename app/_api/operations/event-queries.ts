import { z } from "zod";
import { accountParam } from "../../_search-params/common.ts";
import { operation, segment } from "../operation.ts";
import { askedQuestion, queryPlan, questionAsked, questionList } from "../schemas/event-query.ts";

const tag = "Activity";
const url = "/api/v1/activity/questions";
const refusals = {
  404: "There is no such account.",
  409: "It cannot be asked: nobody named a place, AWS refuses it, or another question is being asked.",
};

export const listQuestions = operation({
  id: "listQuestions",
  method: "GET",
  url,
  tag,
  summary: "What was asked of a longer history than CloudTrail's own, and what came of it",
  query: z.strictObject(accountParam),
  answer: questionList,
  refusals: { 404: refusals[404] },
});

export const planQuestion = operation({
  id: "planQuestion",
  method: "POST",
  url: `${url}/plan`,
  tag,
  summary: "What a question to Athena or CloudTrail Lake will be, and what it will cost",
  description: "Nothing is asked and nothing is paid for: the logs that it would read are listed.",
  body: askedQuestion,
  answer: queryPlan,
  refusals,
});

export const askHistory = operation({
  id: "askHistory",
  method: "POST",
  url,
  tag,
  summary: "Ask a question of a longer history, and store the events of its answer",
  description:
    "AWS charges for what it reads: see `planQuestion`. The answer is waited for beside, also over a restart.",
  body: askedQuestion,
  answer: questionAsked,
  status: 202,
  refusals,
});

export const cancelQuestion = operation({
  id: "cancelQuestion",
  method: "DELETE",
  url: `${url}/{id}`,
  tag,
  summary: "Cancel a question that has no answer yet",
  description: "Events that are stored stay; what was read until then is paid for.",
  path: z.strictObject({ id: segment }),
  status: 202,
  refusals: { 404: "There is no such question.", 409: "It has ended already." },
});

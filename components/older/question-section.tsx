"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { QuestionView } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import type { Beginning, FormField, QuestionForm } from "./older-address.ts";
import { PlanSection } from "./plan-section.tsx";
import { type AskedAccount, type QuestionList, questionPlan } from "./queries.ts";
import { QuestionFields } from "./question-fields.tsx";
import { formOf, questionIn, type Wrong } from "./question-form.ts";

/** What is asked, and below it what that will cost. A changed question needs a new plan. */
export function QuestionSection({
  accounts,
  account,
  seed,
  list,
  onSay,
  onAccount,
  onAsked,
}: {
  accounts: readonly AskedAccount[];
  account: string;
  /** What the form begins with. */
  seed: Beginning;
  list: QuestionList;
  /** The question is one that can be linked. */
  onSay: (said: Beginning) => void;
  onAccount: (account: string) => void;
  onAsked: () => void;
}) {
  const queries = useQueryClient();
  const [form, setForm] = useState(() => formOf(seed, account, list.begin, new Date()));
  const [wrong, setWrong] = useState<Wrong>({});
  // Whoever comes back to a question whose plan is known sees it again.
  const [planned, setPlanned] = useState<QuestionView | null>(() => {
    const read = questionIn(form);
    const isKnown = "question" in read && queries.getQueryData(questionPlan(account, read.question).queryKey);
    return isKnown ? read.question : null;
  });
  const change = (field: FormField, value: string) => {
    if (field === "of") return onAccount(value);
    const next = { ...form, [field]: value };
    setForm(next);
    setPlanned(null);
    // What is mended is said no more; what is only begun is not told wrong yet.
    const read = questionIn(next);
    const still = "wrong" in read ? read.wrong : {};
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([name]) => still[name as FormField] !== undefined)));
  };
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = questionIn(form);
    if ("wrong" in read) {
      setWrong(read.wrong);
      const first = [...event.currentTarget.elements].find((one) => read.wrong[nameOf(one)] !== undefined);
      if (first instanceof HTMLElement) first.focus();
      return;
    }
    setWrong({});
    setPlanned(read.question);
    onSay(saidIn(form, accounts.length > 1));
  };
  return (
    <>
      <DrawerSection title="The question">
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <QuestionFields {...{ accounts, form, wrong }} onChange={change} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button type="submit" variant={planned ? "secondary" : "primary"}>
              See what it reads
            </Button>
            <span className="text-faint">Nothing is asked yet, and nothing is paid for.</span>
          </div>
        </form>
      </DrawerSection>
      {planned && (
        <PlanSection
          {...{ account, question: planned, asked: list.questions, onAsked }}
          onLeave={() => setPlanned(null)}
        />
      )}
    </>
  );
}

function nameOf(element: Element): FormField {
  // Fields are named after what they are of; what has another name is never wrong.
  return (element.getAttribute("name") ?? "") as FormField;
}

function saidIn(form: QuestionForm, isOneOfSeveral: boolean): Beginning {
  const { of, ...said } = form;
  const texts = Object.entries(said).map(([name, text]) => [name, text.trim()] as const);
  return { ...(isOneOfSeveral && { of }), ...Object.fromEntries(texts.filter(([, text]) => text !== "")) };
}

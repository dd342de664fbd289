import type { Metadata } from "next";
import { LogoMark } from "#components/layout/logo.tsx";
import { SignInForm } from "#components/layout/sign-in-form.tsx";
import type { PageQuery } from "../_server/account.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageQuery) {
  const { error, next } = await searchParams;
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-md">
        <LogoMark className="-ml-1.5 size-10" />
        <h1 className="mt-4 font-serif text-display">Sagewarden</h1>
        <p className="mt-2 text-base text-muted">
          It reads SageMaker accounts and says what is exposed, how it is known, and what could not be read.
        </p>
        <SignInForm failed={error !== undefined} next={typeof next === "string" ? next : "/"} />
      </div>
    </main>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { Problem } from "../ui/problem.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { AddFields } from "./add-fields.tsx";
import { type AddForm, emptyForm, wantedOf } from "./add-form.ts";
import { Added } from "./added.tsx";
import { addition } from "./mutations.ts";

/** Adds an account by a role or a profile, or the accounts of an organization, and tells what came of it. */
export function AddAccounts({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState<AddForm>(emptyForm);
  const [wrong, setWrong] = useState("");
  const add = useMutation(addition);
  const router = useRouter();
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const wanted = wantedOf(form);
    if ("wrong" in wanted) return setWrong(wanted.wrong);
    setWrong("");
    add.mutate(wanted, { onSuccess: () => router.refresh() });
  };
  const problem = wrong || add.error;
  return (
    <Modal label="Add accounts" onClose={onClose} width="w-[min(36rem,calc(100vw-2rem))]">
      <div className="flex flex-col gap-5 p-6">
        <h2 className="font-serif text-title">{add.data ? "Added" : "Add accounts"}</h2>
        {add.data ? (
          <Added result={add.data} onClose={onClose} />
        ) : (
          <form onSubmit={submit} className="flex flex-col gap-4">
            <div>
              <Segmented
                label="How they are reached"
                value={form.by}
                onChange={(by) => setForm({ ...form, by })}
                options={[
                  { value: "role", label: "Role" },
                  { value: "profile", label: "Profile" },
                  { value: "members", label: "Organization" },
                ]}
              />
            </div>
            <AddFields form={form} onChange={setForm} />
            {problem && <Problem why={problem} />}
            <div className="flex justify-end gap-2">
              <Button onClick={onClose}>Close</Button>
              <Button type="submit" variant="primary" disabled={add.isPending}>
                {add.isPending ? "Asking AWS" : "Add"}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Modal>
  );
}

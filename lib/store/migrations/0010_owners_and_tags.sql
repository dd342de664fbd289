ALTER TABLE "graded_resources" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "graded_resources" ADD COLUMN "tags" jsonb;--> statement-breakpoint
ALTER TABLE "graded_resources" ADD COLUMN "changed_at" text;--> statement-breakpoint
CREATE INDEX "graded_by_owner" ON "graded_resources" USING btree ("account","to_seq","owner","from_seq") WHERE owner is not null;
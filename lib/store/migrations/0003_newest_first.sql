DROP INDEX "event_resources_by_key";--> statement-breakpoint
DROP INDEX "events_by_time";--> statement-breakpoint
DROP INDEX "events_by_actor";--> statement-breakpoint
DROP INDEX "events_by_name";--> statement-breakpoint
DROP INDEX "scans_by_time";--> statement-breakpoint
CREATE INDEX "events_failed" ON "events" USING btree ("account","at","id") WHERE error_code is not null;--> statement-breakpoint
CREATE INDEX "events_changes" ON "events" USING btree ("account","at","id") WHERE not read_only;--> statement-breakpoint
CREATE INDEX "event_resources_by_key" ON "event_resources" USING btree ("account","key","at","event");--> statement-breakpoint
CREATE INDEX "events_by_time" ON "events" USING btree ("account","at","id");--> statement-breakpoint
CREATE INDEX "events_by_actor" ON "events" USING btree ("account","actor","at","id");--> statement-breakpoint
CREATE INDEX "events_by_name" ON "events" USING btree ("account","name","at","id");--> statement-breakpoint
CREATE INDEX "scans_by_time" ON "scans" USING btree ("account","requested_at","id");
// Reads a calendar from standard input with ical.js, and writes what it understood as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const text = (component, name) => component.getFirstPropertyValue(name)?.toString() ?? null;
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component, { strictExceptions: true });
  return {
    uid: event.uid, sequence: event.sequence, summary: event.summary, description: event.description, location: event.location,
    start: event.startDate.toJSDate().toISOString(), end: event.endDate.toJSDate().toISOString(),
    status: text(component, "status"), organizer: text(component, "organizer"), attendee: text(component, "attendee"),
    geo: component.getFirstPropertyValue("geo"),
  };
});
console.log(JSON.stringify({ method: text(calendar, "method"), name: text(calendar, "x-wr-calname"), events }));

import bodies from "./bodies.json";
import calendar from "./calendar.json";
import documents from "./documents.json";
import events from "./events.json";
import matrices from "./matrices.json";
import progress from "./progress.json";
import programs from "./programs.json";
import reminders from "./reminders.json";
import start from "./start";
import work from "./work.json";

/** Every word of the screen in Vietnamese. */
export default {
  ...start,
  bodies,
  calendar,
  documents,
  events,
  matrices,
  programs,
  progress,
  reminders,
  work,
};

import account from "./account.json";
import asking from "./asking.json";
import bodies from "./bodies.json";
import bulk from "./bulk.json";
import calendar from "./calendar.json";
import dashboards from "./dashboards.json";
import documents from "./documents.json";
import editions from "./editions.json";
import events from "./events.json";
import help from "./help.json";
import indicators from "./indicators.json";
import making from "./making.json";
import matrices from "./matrices.json";
import progress from "./progress.json";
import openData from "./open-data.json";
import programs from "./programs.json";
import reminders from "./reminders.json";
import reorganisations from "./reorganisations.json";
import start from "./start";
import users from "./users.json";
import webhooks from "./webhooks.json";
import why from "./why.json";
import work from "./work.json";

/** Every word of the screen in Vietnamese. */
export default {
  ...start,
  account,
  asking,
  bodies,
  bulk,
  calendar,
  dashboards,
  documents,
  editions,
  events,
  help,
  indicators,
  making,
  matrices,
  openData,
  programs,
  progress,
  reminders,
  reorganisations,
  users,
  webhooks,
  why,
  work,
};

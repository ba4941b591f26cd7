import access from "./access.json";
import accessLink from "./access-link.json";
import account from "./account.json";
import asking from "./asking.json";
import bodies from "./bodies.json";
import bulk from "./bulk.json";
import calendar from "./calendar.json";
import common from "./common.json";
import dashboards from "./dashboards.json";
import documents from "./documents.json";
import editions from "./editions.json";
import entry from "./entry.json";
import events from "./events.json";
import figures from "./figures.json";
import forms from "./forms.json";
import help from "./help.json";
import home from "./home.json";
import indicators from "./indicators.json";
import making from "./making.json";
import matrices from "./matrices.json";
import openData from "./open-data.json";
import programs from "./programs.json";
import progress from "./progress.json";
import reminders from "./reminders.json";
import reorganisations from "./reorganisations.json";
import review from "./review.json";
import search from "./search.json";
import session from "./session.json";
import shell from "./shell.json";
import totals from "./totals.json";
import units from "./units.json";
import users from "./users.json";
import webhooks from "./webhooks.json";
import why from "./why.json";
import work from "./work.json";

export default {
  access,
  accessLink,
  account,
  asking,
  bodies,
  bulk,
  calendar,
  common,
  dashboards,
  documents,
  editions,
  entry,
  events,
  figures,
  forms,
  help,
  home,
  indicators,
  making,
  matrices,
  openData,
  programs,
  progress,
  reminders,
  reorganisations,
  review,
  search,
  session,
  shell,
  totals,
  units,
  users,
  webhooks,
  why,
  work,
};

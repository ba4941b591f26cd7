import access from "./access.json";
import accessLink from "./access-link.json";
import account from "./account.json";
import common from "./common.json";
import entry from "./entry.json";
import figures from "./figures.json";
import forms from "./forms.json";
import help from "./help.json";
import home from "./home.json";
import review from "./review.json";
import search from "./search.json";
import session from "./session.json";
import shell from "./shell.json";
import totals from "./totals.json";
import units from "./units.json";
import users from "./users.json";

/** What is there from the first page on; the rest comes with the pages that use it. */
export default {
  access,
  accessLink,
  account,
  common,
  entry,
  figures,
  forms,
  help,
  home,
  review,
  search,
  session,
  shell,
  totals,
  units,
  users,
};

import access from "./access.json";
import accessLink from "./access-link.json";
import common from "./common.json";
import entry from "./entry.json";
import figures from "./figures.json";
import forms from "./forms.json";
import home from "./home.json";
import review from "./review.json";
import search from "./search.json";
import session from "./session.json";
import shell from "./shell.json";
import totals from "./totals.json";
import units from "./units.json";

/** What is there from the first page on; the rest comes with the pages that use it. */
export default {
  access,
  accessLink,
  common,
  entry,
  figures,
  forms,
  home,
  review,
  search,
  session,
  shell,
  totals,
  units,
};

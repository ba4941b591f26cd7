import common from "./common.json";
import entry from "./entry.json";
import figures from "./figures.json";
import forms from "./forms.json";
import help from "./help.json";
import home from "./home.json";
import matrices from "./matrices.json";
import review from "./review.json";
import search from "./search.json";
import session from "./session.json";
import shell from "./shell.json";
import totals from "./totals.json";
import units from "./units.json";

export default {
  common,
  entry,
  figures,
  forms,
  help,
  home,
  matrices,
  review,
  search,
  session,
  shell,
  totals,
  units,
};

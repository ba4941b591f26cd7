import { addWords } from "@/locales/later";
import dashboards from "@/locales/vi/dashboards.json";

addWords({ dashboards });

import { addWords } from "@/locales/later";
import calendar from "@/locales/vi/calendar.json";

addWords({ calendar });

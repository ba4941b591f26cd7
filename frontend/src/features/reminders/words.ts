import { addWords } from "@/locales/later";
import reminders from "@/locales/vi/reminders.json";

addWords({ reminders });

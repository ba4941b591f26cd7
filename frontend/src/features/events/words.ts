import { addWords } from "@/locales/later";
import events from "@/locales/vi/events.json";

addWords({ events });

import { addWords } from "@/locales/later";
import events from "@/locales/vi/events.json";
import webhooks from "@/locales/vi/webhooks.json";

// What events are about is named as the log names it.
addWords({ events });
addWords({ webhooks });

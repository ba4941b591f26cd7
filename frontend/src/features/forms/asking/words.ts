import { addWords } from "@/locales/later";
import asking from "@/locales/vi/asking.json";

addWords({ asking });

import { addWords } from "@/locales/later";
import reorganisations from "@/locales/vi/reorganisations.json";

addWords({ reorganisations });

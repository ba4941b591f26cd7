import { addWords } from "@/locales/later";
import why from "@/locales/vi/why.json";

addWords({ why });

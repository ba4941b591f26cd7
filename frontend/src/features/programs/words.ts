import { addWords } from "@/locales/later";
import programs from "@/locales/vi/programs.json";

addWords({ programs });

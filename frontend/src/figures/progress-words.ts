import { addWords } from "@/locales/later";
import progress from "@/locales/vi/progress.json";

addWords({ progress });

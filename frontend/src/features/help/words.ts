import { addWords } from "@/locales/later";
import help from "@/locales/vi/help.json";

addWords({ help });

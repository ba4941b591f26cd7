import { addWords } from "@/locales/later";
import bulk from "@/locales/vi/bulk.json";

addWords({ bulk });

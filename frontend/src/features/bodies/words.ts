import { addWords } from "@/locales/later";
import bodies from "@/locales/vi/bodies.json";

addWords({ bodies });

import { addWords } from "@/locales/later";
import bodies from "@/locales/vi/bodies.json";

// The kinds of bodies are named as their directory names them.
addWords({ bodies });

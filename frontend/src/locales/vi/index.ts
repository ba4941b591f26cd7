import matrices from "./matrices.json";
import start from "./start";

/** Every word of the screen in Vietnamese. */
export default { ...start, matrices };

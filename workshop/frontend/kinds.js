// The exercise kinds: one line a kind.

import { choice } from "./choice.js";
import { letter } from "./letter.js";
import { list } from "./list.js";
import { numbers } from "./numbers.js";
import { plan } from "./plan.js";
import { practice } from "./practice.js";
import { reflect } from "./reflect.js";
import { rubric } from "./rubric.js";
import { scale } from "./scale.js";
import { sort } from "./sort.js";

/** Every exercise kind by its name. */
export const kinds = { reflect, scale, choice, sort, list, plan, letter, numbers, rubric, practice };

// What the practice rounds say to people.

import { tr } from "./translate.js";

/** What a person does now, in a few words and in one sentence. */
export function dutyWords(duty) {
  return {
    answer: { short: tr("You answer"), long: tr("Answer as you would in an interview. Take your time. You can start again.") },
    ask: { short: tr("You ask"), long: tr("Ask the questions of the lesson, one after the other. Listen to the end.") },
    watch: { short: tr("You watch"), long: tr("Watch and listen. Look for one strength and one next step. In a room of pairs, you can ask too.") },
    again: { short: tr("A second go"), long: tr("Whoever wants to answers once more, with one thing changed.") },
    rate: { short: tr("Rate your own answer"), long: tr("In silence, rate your own answer before you hear from anyone else.") },
    note: { short: tr("Note two things"), long: tr("In silence, note one strength and one next step, in the words of the rubric.") },
    listen: { short: tr("You listen"), long: tr("Listen to one strength and one next step. You only have to say thank you.") },
    tell: { short: tr("You tell"), long: tr("Say one strength and one next step. Then stop.") },
    each: { short: tr("Tell each other"), long: tr("Each of you says one strength and one next step about the other’s answer.") },
    solo: { short: tr("You answer"), long: tr("Answer one question out loud or in writing. Or read the sample answer in the lesson.") },
    "solo-rate": { short: tr("Rate your own answer"), long: tr("Rate your answer, or rate the sample answer before you look at our ratings.") },
    "solo-tell": { short: tr("One next step"), long: tr("Pick one next step for yourself.") },
  }[duty];
}

/** What one of a group does, for everyone to see: "A answers". */
export function groupWords(duty, who) {
  return {
    answer: tr("{who} answers", { who }),
    ask: tr("{who} asks", { who }),
    watch: tr("{who} watches", { who }),
    rate: tr("{who} rates the answer just given", { who }),
    note: tr("{who} notes two things", { who }),
    listen: tr("{who} listens", { who }),
    tell: tr("{who} says one strength and one next step", { who }),
  }[duty];
}

/** What a whole group does in a phase, for those who chose no letter. */
export function phaseWords(part) {
  return { talk: tr("Ask and answer"), rate: tr("Rate in silence"), tell: tr("Say what you saw") }[part];
}

/** Where the rounds are: "Round 1 of 3". */
export function roundWords(phases, phase) {
  if (!phase) return tr("The rounds are over");
  const rounds = Math.max(...phases.map(({ round }) => round));
  return phase.round === 0 ? tr("After the rounds") : tr("Round {round} of {rounds}", { round: phase.round, rounds });
}

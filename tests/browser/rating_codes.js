// What test_rubric.py tries with the codes of the mock interview. Each function gets the module of the codes and an exercise.

function survive(codes, exercise) {
  const values = ["NO", 1, 2, 3, 4];
  const criteria = Array.from({ length: 7 }, (_, index) => ({ id: `c${index}` }));
  const seven = { ...exercise, criteria };
  let wrong = 0, longest = 0;
  for (let number = 0; number < 78125; number += 97) {
    const ratings = Object.fromEntries(criteria.map(({ id }, place) => [id, values[Math.floor(number / 5 ** place) % 5]]));
    const mark = number % 19, role = number % 2 ? "peer" : "coach", attempt = codes.newAttemptCode();
    const code = codes.ratingCode(seven, { attempt, role, ratings, mark });
    const back = codes.readRatingCode(seven, attempt, codes.grouped(code).toLowerCase());
    longest = Math.max(longest, code.length);
    wrong += back.role !== role || back.mark !== mark || criteria.some(({ id }) => back.ratings[id] !== ratings[id]);
  }
  return [wrong, longest];
}

function slips(codes, exercise) {
  const passed = [];
  const slips = (code) => {
    const all = [];
    for (let at = 0; at < code.length; at += 1) {
      for (const one of codes.ALPHABET) if (one !== code[at]) all.push(code.slice(0, at) + one + code.slice(at + 1));
      if (code[at] !== code[at + 1] && at + 1 < code.length) all.push(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2));
    }
    return all;
  };
  let tried = 0;
  for (let turn = 0; turn < 60; turn += 1) {
    const attempt = codes.newAttemptCode();
    const ratings = Object.fromEntries(exercise.criteria.map(({ id }, index) => [id, 1 + (turn + index) % 4]));
    const code = codes.ratingCode(exercise, { attempt, role: "peer", ratings, mark: turn % 19 });
    for (const slip of slips(code)) { tried += 1; if (codes.readRatingCode(exercise, attempt, slip).wrong !== "typo") passed.push([code, slip]); }
    for (const slip of slips(attempt)) { tried += 1; if (codes.isAttemptCode(slip)) passed.push([attempt, slip]); }
  }
  return [passed, tried > 15000];
}

function apart(codes, exercise) {
  const mine = codes.newAttemptCode();
  let passed = 0;
  for (let turn = 0; turn < 3000; turn += 1) {
    const code = codes.ratingCode(exercise, { attempt: codes.newAttemptCode(), role: "peer", ratings: {}, mark: 1 });
    passed += codes.readRatingCode(exercise, mine, code).wrong !== "attempt";
  }
  const versions = Array.from({ length: 30 }, (_, index) => {
    const other = { ...exercise, rubric_version: exercise.rubric_version + 1 + index };
    return codes.readRatingCode(exercise, mine, codes.ratingCode(other, { attempt: mine, role: "peer", ratings: {}, mark: 1 })).wrong;
  });
  return [passed, versions];
}

/**
 * Answers that are remembered, of questions that ask further questions.
 *
 * A question that leads back to itself gets a stand-in, and so does one that is asked too deep inside of others. What
 * was answered with the help of such a stand-in is good for the question under way, and not kept behind it: unless the
 * stand-in was for that very question, which is then answered in full.
 */

/** How deep questions may stand inside of one another; deeper ones are answered first, and then asked again. */
const MAX_DEPTH = 120;

/** How often one question is asked again. */
const MAX_TRIES = 6;

/** How many deeper questions are remembered at a time. */
const MAX_WAITING = 64;

/** How many answers one outermost question may need, those that are given first included. */
const MAX_ANSWERS = 2000;

/** How many answers all questions about a file may need: several times what code needs in which nothing runs wild. */
const answersFor = (length: number): number => 4000 + length / 2;

/** How many values all searches of a file look at, and how many each may when that is used up. */
const stepsFor = (length: number): number => 40_000 + 4 * length;
const FEW_STEPS = 60;

/** Truncated: the answer depends on how deep the question was asked. */
const TOO_DEEP = -1;

/** A question that was too deep to be answered where it was asked. */
type Waiting = () => void;

/** The questions of one file that are under way. */
export class Work {
  /** Answers that may still be computed for the file, and for the outermost question under way. */
  #left: number;
  #leftOfQuestion = MAX_ANSWERS;
  #steps: number;
  depth = 0;
  /** The outermost question whose stand-in was used since the innermost one began. */
  lowest = Infinity;
  /** Changes whenever nothing is under way any more. */
  round = 0;

  /** @param length The length of the file's text. */
  constructor(length: number) {
    this.#left = answersFor(length);
    this.#steps = stepsFor(length);
  }

  /** Functions that call one another lead to ever new questions. Behind the limit there are only stand-ins. */
  get isSpent(): boolean {
    return this.#left <= 0 || (this.depth > 0 && this.#leftOfQuestion <= 0);
  }

  /** Gets how many values a search may look at that asks for so many. */
  allowance(wanted: number): number {
    return Math.min(wanted, Math.max(this.#steps, FEW_STEPS));
  }

  /** Counts the values that a search has looked at. */
  walk(steps: number): void {
    this.#steps -= steps;
  }

  /** Counts an answer that is computed. */
  spend(): void {
    if (this.depth === 0 && !this.#answersFirst) this.#leftOfQuestion = MAX_ANSWERS;
    this.#left--;
    this.#leftOfQuestion--;
  }

  #waiting: Waiting[] = [];
  #answersFirst = false;

  /** Puts a question off that is too deep here. */
  wait(question: Waiting): void {
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push(question);
  }

  /**
   * Answers the questions that an outermost one was too shallow for, deepest first, with a stack of its own.
   *
   * @returns Whether it is worth asking again.
   */
  answerFirst(): boolean {
    if (this.#answersFirst) return false;
    this.#answersFirst = true;
    const stack = this.#taken().map((question) => ({ question, tries: 0 }));
    for (let top = stack.at(-1); top && this.#leftOfQuestion > 0; top = stack.at(-1)) {
      top.question();
      const deeper = this.#taken();
      if (deeper.length === 0 || ++top.tries > MAX_TRIES) stack.pop();
      else stack.push(...deeper.map((question) => ({ question, tries: 0 })));
    }
    this.#answersFirst = false;
    return stack.length === 0;
  }

  #taken(): Waiting[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  /** Answers questions as if none were under way: for what is collected once and then kept. */
  afresh<Answer>(compute: () => Answer): Answer {
    const { depth, lowest } = this;
    const left = this.#leftOfQuestion;
    const [waiting, answersFirst] = [this.#waiting, this.#answersFirst];
    this.depth = 0;
    this.lowest = Infinity;
    this.#waiting = [];
    this.#answersFirst = false;
    const answer = compute();
    this.depth = depth;
    this.lowest = lowest;
    this.#leftOfQuestion = left;
    this.#waiting = waiting;
    this.#answersFirst = answersFirst;
    return answer;
  }
}

interface Passing<Answer> {
  readonly answer: Answer;
  readonly lowest: number;
}

/** Remembers the answers to one kind of question. */
export class Memo<Key, Answer> {
  readonly #work: Work;
  readonly #kept = new Map<Key, Answer>();
  readonly #busy = new Map<Key, number>();
  #passing = new Map<Key, Passing<Answer>>();
  #round = 0;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Gets an answer that is kept already. */
  kept(key: Key): Answer | undefined {
    return this.#kept.get(key);
  }

  /** Gets the answer; `standIn` is the one for a question that can't be answered here. */
  get(key: Key, standIn: (why: 'circular' | 'too deep') => Answer, compute: () => Answer): Answer {
    const work = this.#work;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    if (this.#round !== work.round) {
      this.#passing = new Map();
      this.#round = work.round;
    }
    const passing = this.#passing.get(key);
    if (passing) {
      work.lowest = Math.min(work.lowest, passing.lowest);
      return passing.answer;
    }
    const busy = this.#busy.get(key);
    if (busy !== undefined || work.depth > MAX_DEPTH || work.isSpent) {
      work.lowest = Math.min(work.lowest, busy ?? TOO_DEEP);
      if (busy !== undefined) return standIn('circular');
      if (!work.isSpent) work.wait(() => void this.get(key, standIn, compute));
      const answer = standIn('too deep');
      this.#passing.set(key, { answer, lowest: TOO_DEEP });
      return answer;
    }
    const answer = this.#compute(key, compute);
    if (work.depth > 0 || this.#kept.has(key) || !work.answerFirst()) return answer;
    return this.#compute(key, compute);
  }

  #compute(key: Key, compute: () => Answer): Answer {
    const work = this.#work;
    const own = work.depth;
    const outer = work.lowest;
    work.lowest = Infinity;
    this.#busy.set(key, own);
    work.spend();
    work.depth = own + 1;
    const answer = compute();
    work.depth = own;
    this.#busy.delete(key);
    const { lowest } = work;
    if (lowest >= own) {
      this.#kept.set(key, answer);
      work.lowest = outer;
    } else {
      this.#passing.set(key, { answer, lowest });
      work.lowest = Math.min(outer, lowest);
    }
    if (own === 0) work.round++;
    return answer;
  }
}

/** Makes the memo of a module: one for each file, which all ask through it. */
export function memoFor<Key, Answer>(): (owner: { readonly work: Work }) => Memo<Key, Answer> {
  const memos = new WeakMap<{ readonly work: Work }, Memo<Key, Answer>>();
  return (owner) => {
    const known = memos.get(owner);
    if (known) return known;
    const made = new Memo<Key, Answer>(owner.work);
    memos.set(owner, made);
    return made;
  };
}

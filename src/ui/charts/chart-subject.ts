/** Key of the context in which a page tells its charts what they are about. */
export const CHART_SUBJECT = Symbol('what charts are about');

/** What charts are about, to stand in a saved one in lines: the question, where it is asked, and how. */
export type ReadSubject = () => readonly string[];

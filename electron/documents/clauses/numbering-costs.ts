/**
 * Every number left out costs, but a contract may well leave some out ("4.3 – deleted" taken out, an amendment that has
 * only 4.1 and 9A); to go back or to begin again costs most, as a misread reference does just that.
 */
export const COST = {
  inserted: 0.3,
  nestedFirst: 0,
  announcedFirst: 0.1,
  first: 0.8,
  outermostFirst: 0.3,
  strangeOutermost: 1.5,
  shallower: 0.6,
  startsOver: 0.6,
  behindRecitals: 0.5,
  insideRecital: 2,
  underHeading: 0.2,
  otherUnderHeading: 1.2,
  afterClosing: 2,
  skip: 1.2,
  eachSkipped: 0.4,
  mostSkipped: 3,
  insertedAnywhere: 1.1,
  newGroup: 0.6,
  otherChapter: 0.6,
  mixed: 0.4,
  otherNumerals: 1.5,
  noParent: 1.2,
  repeat: 2.2,
  midway: 1.7,
  restart: 2.6,
  backwards: 4.5,
} as const

/** The reason for which a request is refused, in words for the user. */
export class Refused extends Error {}
